"""Words that are names too: alone and in small letters they are taken for the word."""

FUNCTION_WORDS: frozenset[str] = frozenset(
    """
    a all an and any are as at be but by can do for from go had has he her him his how if in is it
    its me mine my no nor not of off on one or our out she so than that the their them then there
    they this to too two up us was we were what when who why with yes you your
    """.split()
)
"""So common that one with a capital is a name only within a sentence, not at its start."""

MONTHS: frozenset[str] = frozenset(
    """
    january february march april may june july august september october november december
    """.split()
)
"""Beside a number they are a day, whoever is called so."""

ORDINARY_WORDS: frozenset[str] = (
    MONTHS
    | FUNCTION_WORDS
    | frozenset(
        """
    abbey abbot able ace acorn admiral amber anchor angel answer apple arch archer art ash aster
    autumn badger baker bank banks banner bar barber bark barker barn base basil bass bates battle
    bay beach beacon beam bean bear beck begin bell belle bend berry best beth bill birch bird
    bishop black blanch blaze bless bliss bloom blossom blue bluff board bold bolt bond bone bonny
    book booth born bowl bowler bowman box boy brand brave bread breeze brewer brick bridge bridges
    bright bring brook brooks brown buck bud bull bunny burn burns bush butcher butler butter
    button calm camp candy cane cannon canon canter caper car carol carpenter carter carver case
    cash castle cave chance chancellor chandler chaplain charity charm chase cherish cherry chief
    child children christian christmas church citizen clark clay clean clear clement clerk cliff
    close cloud clover club coach coal cobble cock coin cole collier comfort constant cook cool
    cooper copper coral cord corn corner cotton count court cow coward crane creed crisp cross crow
    crown crystal cup curry curtain dance dale dancer daisy dark dart dash date dawn day days deacon
    deal dean dear deer deputy destiny diamond dick die dim dock dodge dollar door dove down draper
    draw drew drew drinkwater drum dry duck duke dust dwell eagle early earl earnest earth east
    easter ebony eden elder ember english eve evening ever example eye fair fairy faith falcon fall
    fancy farm farmer fashion father favour feather felicity fellow fern field fields fiction
    fictional finch finder fine finger fire first fish fisher flag flame fleet fletcher flint flood
    flora flower flowers fly folk foot ford forest forester forge fort forth fortune foster found
    fox franc frank free freedom freeman french friday friend frost fry fuller game garden gardener
    garland gate gates gay gem general gentle gift gill gilt glad glen glory glover goal goat gold
    golden goldsmith good goodness grace grand grant grass grave graves gray great green greet grey
    grip grove guard guide gull gum gun guy hall hale halt ham hammer hand hands happy harbour hard
    hardy harmony harper hart harvest haste hatch haven hawk hawthorn hay hazel head heath heather
    heaven heel helm helper hero heron hedge high hill hills hind hive hobby holder hollow holly
    holiday holy home honesty honey honour hood hook hope horn horse host house hoy hull hunt hunter
    hurst hyacinth ice independent invented iris iron ivory ivy jack jade jar jasmine jasper jay
    jet jewel job jolly joy judge jump justice juniper keen keep keeper key keys kind king kitchen
    kite kitty knight knock ladder lady lake lamb lance land lane lark last laurel law lawn lay lead
    leader leaf lee leigh less liberty light lilac lily lime linden line lion list little lock lodge
    long lord lot love lovely low loyal luck lucky lunch magnolia maid maiden major male mall malt
    man manger manly manner manor maple marble mark market marsh marshal marshall martin marvel
    mason mast master matter mead meadow meek mellow melody mercy merit merry mild miles mill miller
    mills mine minister mint miracle moat modest monday money monk moon moor moore moral moss mother
    mount mountain moss muse mustard myrtle nail name native neighbour nest new newcomer newman
    nice night noble noon north novel oak oaks ocean olive opal orange orchard page pain paine
    painter palm palmer pansy paris parish park parker parks parrot parson parsons part partridge
    pat patch patience patient peace peach peacock pearl pebble penny pepper perch perry pet petal
    piece pike pilgrim pillar pine piper pitch place plain plant plum plumb poet pole police pond
    pool poole poor pope poppy port porter post potter pound powder power precious presence present
    pretend price pride priest prime primrose prince princess prior prize promise proper proud
    prudence pure purple quarry queen quick quill quiet quince rain rainbow ram ransom raven ray
    read ready reason red reed reef reeve regal rest reverend rice rich riches ridge right ring
    rise river rivers road rob robin rock roll roman rood rook rope rose rosemary round rover rowan
    royal ruby rue rush russet sad saddler saffron sage sailor saint salmon salt sample sand sandy
    sands sapphire saturday savage saviour savoury saw scarlet school scott sea seal season self
    senior serene service sergeant sexton shade shaman sharp shaw shear shears shepherd sheriff
    shine ship shoemaker shore short silver simple singer singh sister skate skinner skipper sky
    slack slate sloan sly small smart smith smooth snow sole song sorrow sorrel south spark sparrow
    spear speed spice spicer spring spur squire staff stag stamp stand star stark start steel steer
    stem step sterling steward still stock stone storm story strange stranger stream street strong
    sue suit summer summers sun sunday sunny sunshine supple sure swallow swan sweet swift sword
    tailor tall tanner tart taste taylor teacher tear temple tender terry test thorn thrush thursday
    tiger tiller timber time todd tom topaz topic tower town trainer travel treasure tree treat
    trinity trip true trustee truth tuck tuesday tulip turn turner turtle tyler unique unity usher
    vale valentine valley vane verity verse vesper vicar victor victory vine violet virtue vocation
    volunteer wade wait wake walk walker wall waller walls ward warden warm warn waters watt weaver
    wednesday weed week well wells west wharf wheat wheeler white whole wild wilder will willing
    willow win wind windsor wine wing winner winter winters wise wish wolf wonder wood woodman woods
    wool worker world worth wren wright yard yellow yeoman young youth zeal
    """.split()
    )
)
"""Taken for a name alone only with a capital; at the start of a sentence rather one too many."""

GIVEN_NAMES: frozenset[str] = frozenset(
    """
    amber autumn basil beth bill candy carol christian clement coral daisy dawn dean ebony eden
    faith fern flora frank gay glen grace grant harmony hazel heather holly hope iris ivy jack jade
    jasmine jasper jay jet jewel joy kitty laurel lily linden mark martin marvel mason mercy miles
    myrtle olive opal pansy patience pearl penny poppy prudence ray robin rob rose rosemary rowan
    ruby scott serene sterling sue summer sunny taylor todd tom topaz trinity tyler valentine
    verity victor violet wade
    """.split()
)
"""Those of the ordinary ones that begin a sentence as a first name before a surname."""

ORGANISATION_WORDS: frozenset[str] = frozenset(
    """
    academy agency ambulance associates association authority board borough centre charity college
    committee company constabulary consultancy consultants consulting council county course courses
    deanery diocese elearning external federation foundation group health induction institute
    internal learning level limited local ltd ministry network nhs nspcc office online organisation
    partners partnership partnerships police programme project provider providers resources
    safeguarding scouts service services social solutions synagogue team trainer trainers training
    trust trustees university webinar workshop
    """.split()
)
"""Words of an organisation's name that hardly anybody bears."""

PLAIN_WORDS: frozenset[str] = (
    FUNCTION_WORDS
    | ORGANISATION_WORDS
    | frozenset(
        """
        abuse action adult adults advanced after again although annual another anyone around
        arrange ask asked attendance awaiting awareness basic because been before being between
        book both bring british brought call called certificate certificates chase check child
        children childrens christmas church community confirm contact dear deputy designated did
        diocesan does domestic dsl during each easter either email even every everybody everyone
        explain families family find first follow following former found friday further get gets
        give given got having hello help helped here however induct inform instead introduce invite
        involve just lado last later lead leaders let made make making maybe meanwhile meet meeting
        meetings monday move national near need needs new next nobody none note nothing now nudge
        old once only order other others over pay perhaps phone plan planned please point practice
        prompt put raise refresh refresher regarding regional remind replace report request
        response return review ring role roles room said same saturday say school see seen send
        sent session sessions several should show since some someone speak spoke staff statutory
        still such sunday support talk teach tell text thank thanks these third those though
        through thursday thus today together told tomorrow train trained trains tuesday under
        unless until update upon use used using very via visit volunteer volunteers wait was
        wednesday week welcome were where whether which while whose within without write wrote year
        yesterday yet youth zoom
        """.split()
    )
)
"""Beside a name and with a capital they are no part of it: they begin a sentence, or are of this
work."""
