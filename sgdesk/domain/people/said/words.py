"""The words by which a cell is told to name nobody, or to say something beside a name.

All are written as :func:`sgdesk.domain.text.fold` leaves them. A word that is a name as well
("Key", "Guest", "May") stands in ``ALSO_NAMES``: it is believed only where nothing speaks for a
person.
"""

from sgdesk.domain.people.said.given_names import GIVEN


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


ALSO_NAMES = _words("""
    flowers waters abbot abbott amber april archer art august bailey baker band baptist barber
    best bishop black blue bond bower brother brothers brown butler canon carer carpenter carter
    case chance chaplain church churchwarden clark clerk coach cook cooks cooper count cox crew
    curate date deacon dean drew driver due elder faith farmer fisher gardener garden given
    grace gray green guest guide guides hall hayward head holiday hope host hunter january july
    june keeper key lane lead leader leaders link list long love mark mason masters may meadow
    member min minister miller monk nana new nurse old page parish parsons pastor peace perfect
    pink pitt pope porter post price priest prior proctor provider queen rabbi rainbow reader
    rector red reeve room rose royal sample scott sexton shepherd short sister smart spring
    staff steward stewards street student summer sunday taylor teacher temple total town trainer
    cover company guest relief speaker visitor unit section pack chapter baker bakers town market
    fair lads lasses folk marshal marshals sub service share sponsor delegate candidate
    tutor usher vicar violet ward warden wardens white will winter wise wood woods worship young
""")
"""Words of the lists below, and ordinary words, that are surnames or given names too."""

VACANT = _phrases("""
    null | undefined | a n other | an other | a n other's | vacant post | n/a | na | n.a | n a |
    nil | none | none yet | nobody | no one | no-one | noone | not applicable | not known | not
    yet known | unfilled | not filled | empty | blank | spare | tba | tbc | tbd | tbs | x | xx |
    xxx | deleted | removed | recruiting | advertised | awaiting appointment | awaiting new
    appointment | being recruited | no name | name tbc | name to follow | new appointment | in
    interregnum | interregnum | plus one | plus 1 | forename surname | firstname lastname | first
    last | your name | your name here | name here | name surname | test | test test | test
    person | testing testing | delete me
""")

DEVICE_ALONE = _phrases("""
    guest | guests | guest user | anonymous | anonymous user | unknown | unknown user | user |
    zoom | zoom user | teams user | zoom host | zoom room | call in user | call-in user | phone
    | telephone | mobile | mobile phone | dial in | dial-in | phone user | host | co-host |
    participant | attendee | admin | administrator | owner | home | office | office pc |
    computer | tablet | android | pixel | surface | dell | hp | lenovo | meeting room |
    conference room | recording | notetaker | ai notetaker | unverified | organiser | organizer
    | presenter | wifi | pc | me | interpreter | bsl | bsl interpreter | interpreter bsl | signer
    | bsl signer | signer bsl | sign language interpreter | captioner | captions | live captions
    | copilot | microsoft copilot | fathom | fireflies | otter | ai companion | zoom ai companion
    | ai assistant | meeting notes | breakout | transcript | transcription
""")
"""What a meeting calls somebody whose name it does not know."""

DEVICES = _words("""
    iphone iphones ipad ipads ipod macbook imac galaxy samsung huawei oneplus xiaomi redmi oppo
    android chromebook laptop notebook smartphone kindle moto iphone's ipad's motorola realme
""")
"""Words that are a device wherever they stand."""
MODELS = _words("""
    pro max mini plus ultra air tablet phone pc computer note tab se xr xs fe lite book desktop
    work home office the my our de von user device
""")
"""What stands beside the name of a device and is no name."""

LABELS = _phrases("""
    true | false | trained | untrained | not trained | not yet trained | staff trained | number
    | numbers | passed | failed | date | dates | date of course | date of training | date of
    session | course date | course dates | training date | session date | date completed | date
    attended | date held | date of completion | date done | date due | due date | due | next due
    | expiry | expiry date | expires | renewal | renewal date | refresher | refresher due |
    valid until | valid for | valid to | review date | provider | training provider | course
    provider | provided by | delivered by | run by | led by | trainer | trainers | trainer's
    name | trainer name | tutor | facilitator | speaker | venue | location | place | room | time
    | times | start time | latest | earliest | oldest | most recent | last updated | last update
    | updated | compliance | compliance rate | compliant | completed | complete | not completed
    | incomplete | outstanding | in progress | in date | out of date | due soon | due for
    renewal | overdue | expired | current | booked | attended | did not attend | absent |
    apologies | present | key | key to colours | colour key | colour code | colours | legend |
    notes | note | comment | comments | remarks | cost | price | duration | length | hours |
    level | levels | level required | required | required level | requirement | requirements |
    mandatory | optional | recommended | frequency | how often | renewal period | renew every |
    refresh every | interval | type | method | format | online | face to face | status | course
    | courses | course title | course name | title of course | training | training course |
    training record | training records | training log | training matrix | training tracker |
    target | next course | next training | next session | next date | next meeting | last course |
    first course | next due | next refresher | certificate | certificate
    seen | certificates | evidence | signed | signature |
    checked by | checked | approved by | page | sheet | green | amber | red | yellow | orange |
    blue | grey | gray | white | yes | no | y | n | topic | event | event name | session |
    sessions | meeting | meeting id | start | end | year | month | january | february | march |
    april | june | july | august | september | october | november | december | spring term |
    summer term | autumn term | the end | health and safety | fire safety | food hygiene | first
    aid | safer recruitment | safeguarding | child protection | active | inactive | current
    members | leavers | joiners | starters and leavers
""")

HEADINGS = _phrases("""
    name | names | full name | full names | first name | first names | firstname | given name |
    given names | forename | forenames | christian name | preferred name | known as | last name
    | lastname | surname | surnames | family name | second name | surname, first name | surname,
    forename | surname first name | first name surname | first name, surname | name of person |
    name of volunteer | name of staff | name of staff member | name of participant | name of
    attendee | name of learner | volunteer name | volunteers name | staff name | staff member |
    member name | learner name | participant name | attendee name | delegate name | employee
    name | person | delegate | learner | employee | user name | username | display name | screen
    name | name (original name) | original name | title | email | e-mail | email address |
    e-mail address | role | roles | job title | job | position | post | reference | ref | ref no
    | id | staff id | no | number | dob | date of birth | address | telephone | phone number |
    mobile number | contact number
""")

GROUP_WORDS = _words("""
    ltd limited plc llp cic cio ambulance association society agency supply deanery
    diocese pathfinders explorers rangers squirrels bellringer family families household office
    hall trinity rotas rota school crèche nurses visitors therapists services partnership
    gardeners pianists organists treasurers chairs practitioners champions administrators
    advocates counselors receptionists sextons caretakers lunchclub playworkers safeguarders
    adults all assistants band befrienders board bellringers bell-ringers cafe carers catechists
    chaplains children choir choristers churchwardens cleaners clergy clerks club coaches
    committee congregation contractors cooks coordinators co-ordinators council counsellors
    creche crew curates deacons department deputies directors drivers elders employees everybody
    everyone facilitators families flowers freelancers governors group groups guides helpers
    hosts instructors interns kids kitchen leaders leads lunch-club managers mentors members
    ministers ministries ministry musicians new-starters nursery officers organisers others
    others: panel parents participants partners pastors patrons pcc people placements players
    preachers priests readers ringers rota scouts brownies cubs beavers rainbows secretaries
    servers sessional sidesmen sidespeople singers sisterhood staff starters stewards students
    supervisors teachers team teams teenagers toddlers trainees trainers treasurers trustees
    tutors ushers vergers volunteers wardens welcomers workers workforce youth youths imams
    ustadhs sevadars granthis rabbis madrasah madrassa maktab gurdwara mosque synagogue temple
    parish church chapel trustee-board juniors seniors police brigade ladies gents gentlemen
    womenfolk mums dads mothers fathers grandparents grannies grandmas grandads lads lasses
    babies caterers speakers presenters plumbers electricians decorators builders dancers
    performers entertainers artists bandsmen carollers singers locums reserves
    sub subs substitutes extras regulars newcomers visitors guests hirers tenants users callers
    neighbours residents councillors inspectors auditors firefighters paramedics medics marshals
    pilgrims prisoners refugees candidates confirmands housebound
    company companies firm list lists waiting-list relatives friends
    supporters donors subscribers delegates attendees invitees folk folks
    class classes squad squads troop troops pack colony unit section sections
    subcommittee sub-committee forum fellowship congregations synod chapter charities
    clubs societies reps representatives flower-arrangers arrangers bakers
    makers washers fundraisers catering various several misc miscellaneous
    sundry someone somebody anyone anybody whoever unnamed lots many service brigade
""")
"""Words that name several people, or a place where they serve, by themselves or at an end."""

GOING_ON = _words("""
    starting joining leaving moving coming returning meeting waiting awaiting pending going
    beginning commencing training looking helping stopping finishing
""")
"""What a note begins with in small letters: "starting Sept"."""

SINGULAR_ROLES = _words("""
    administrator advocate assistant bursar caretaker carer catechist chair chairman chairperson
    chairwoman champion chaplain churchwarden cleaner clerk coach contractor coordinator
    co-ordinator cook counsellor curate deacon deputy director driver dsl ddsl pso psa dso elder
    employee evangelist facilitator governor helper host imam incumbent instructor intern lead
    leader manager member mentor minister musician nurse officer organiser organist pastor
    practitioner preacher priest rabbi reader receptionist rector secretary server sexton
    sidesperson staff steward student supervisor teacher trainee trainer treasurer trustee tutor
    usher verger vicar volunteer warden welcomer worker ustadh granthi sevadar speaker
    visitor locum cover relief reserve substitute interim caterer plumber electrician builder
    decorator entertainer presenter performer guest teenager youngster toddler adult parent
    grandparent representative rep candidate applicant delegate learner sponsor share
    photographer first-aider firefighter paramedic inspector auditor councillor
""")
"""What one person does; by itself, or behind words such as ``MODIFIERS``, it names nobody."""

MODIFIERS = _words("""
    crèche madrassah madrasa little holy messy trinity llms a and adult after age ages all
    assistant associate beaver beavers bell bible board boys breakfast brownie brownies cafe
    care catering centre chief child children childrens children's choir church clergy club co
    co-opted coffee communications community core creche cubs current day deputy designated
    detached director distribution duty eco education employed esol evening everyone events ex
    executive facilities family finance first flower flowers food foodbank former friday
    fundraising garden general girls group guides hall head health holiday home homeless
    honorary house house-group housekeeping infant intergenerational it joint junior juniors
    kids kitchen lay lead leadership library lunch madrasah maintenance management mainly media
    membership men's messy midweek minibus ministry mission monday morning mosque mother mothers
    music music new nonexecutive non-executive nursery office older open other our outreach paid
    parent parents parish part part-time pastoral pathfinders permanent play playgroup pool
    prayer preschool pre-school primary project property pupil quran qur'an reception
    recruitment refreshments regular relief retired safeguarding saturday school scout scouts
    secondary senior seniors services sessional small social sound south north east west sports
    staff street students study summer sunday supervisor support team tech technical teen teens
    temporary term the thursday toddler toddlers tots trainee training transport trust trustee
    tuesday unpaid vice visiting volunteer volunteers wardens wednesday weekday weekend welcome
    welfare women's womens worship young youth under over 11-14 of for to in & with who teaching
    bank agency lead's leads local online main former waiting tea coffee fire rescue police
    cleaning outside external floating spare reserve emergency whole entire every each various
    two three four five six seven eight nine ten twelve
    several few many some additional extra unnamed unknown maternity paternity annual job share
    supply stand-in fill-in guest keynote bell ladies ladies' gents mums dads mens girls' boys'
    baking washing gardening painting decorating sewing knitting craft crafts
    fundraising flower-arranging rota rotas council city county borough town district
    diocesan ambulance hospital prison hospice market stall fete fair fayre jumble
""")
"""What stands before such a word: "Sunday School Leaders", "Youth worker", "Kitchen team"."""

NOT_ONE = _words("""
    various several misc miscellaneous sundry someone somebody anyone anybody whoever unnamed lots
    both
""")
"""What stands first where no one person is named: "Various people", "Both curates"."""

NOTE_WORDS = _words("""
    about above been because below column spreadsheet sheet tab before being between both could
    does during every from has have if into is are was were its it's must needs need not of only
    other please printed return should than that their them then there these they this those
    until updated which with would yet your contact email attach attached click copy enter add
    fill tick delete ignore remember remind ask check checked awaiting for when where who the
""")
"""Words that no name holds; with others beside them they make a sentence."""

NEVER_NAMES = _words("""
    unknown attendance attended booking bookings certificate certificates completed compliance
    compliant compiled confidential course courses dates delivered denotes due-soon elearning
    e-learning expired expiry forms induction inductions induction matrix mandatory month months
    needed overdue policy prepared previous printed provided records refresher renewal required
    requirements review reviewed reviews safeguarding schedule session sessions spreadsheet
    starter starters tracker training update updated updates week years yrs details information
    contact contacts yet volunteer's status version name names unspecified
""")
"""Words of sheets and courses, in no name: with one of them a cell names nobody, or is asked."""
WEAK_NOTE_WORDS = _words(
    "a an and as at be by do he her his i in it me my no on or see so to up we you"
)
"""Words that some names hold ("Ann To", "My Linh"); two of them make a sentence."""

STATUS = _phrases("""
    rip | r.i.p | d | host, me | co-host, me | me, host | left | leaver | leaving | has left |
    now left | left us | new | new starter | new volunteer | new member | on leave | away | on
    maternity | maternity | maternity leave | on maternity leave | paternity leave | adoption
    leave | parental leave | on sabbatical | sabbatical | on study leave | study leave | sick
    leave | long term sick | long-term sick | on long term sick | off sick | retired | resigned
    | stepped down | standing down | stood down | deceased | inactive | not active | active |
    archived | ex | former | guest | external | unverified | host | co-host | cohost | me |
    organiser | organizer | presenter | acting | interim | temporary | temp | bank | casual |
    agency | paid | unpaid | employed | staff | volunteer | voluntary | vol | part time |
    part-time | full time | full-time | p/t | f/t | pt | ft | job share | on probation |
    probation | under 18 | u18 | young leader | yl | jnr leader | tbc | online | pending | cover |
    maternity cover | see note | see notes | see below | see above | nee | née
""")
"""What is said of somebody beside a name, in brackets, behind a dash or at the end."""

DENIES = _phrases("""
    dna | dnf | n/a | no | apols | apologies | apology | sent apologies | gave apologies |
    with apologies | absent | cancelled | canceled | declined | withdrew | withdrawn | deferred |
    postponed | failed | booked | not booked | invited | not yet | not done | not completed |
    incomplete | expired | lapsed | overdue | no show | no-show | noshow | did not attend |
    didn't attend | did not come | didn't come | not attending | not attended | unable to attend |
    waiting list | wait list | waitlist | unwell | ill | sick | poorly | on holiday | refunded |
    dns | dnc | n/s | a/l | w/l | n.a | excused | isolating | shielding | late | left early |
    resit | re-sit | referred | annual leave | on annual leave | non attendance | non-attendance
    | non attender | non-attender | to retake | to resit | has covid | covid | holiday
""")
"""What says beside a name that nothing was done: behind a comma or a dash it is no family name."""

NO_FAMILIES = frozenset(
    phrase
    for phrase in DENIES
    if " " in phrase
    or phrase
    in _words(
        """
        dna dnf dns dnc apols apologies apology absent cancelled canceled declined withdrew
        withdrawn postponed failed incomplete lapsed overdue no-show noshow waitlist refunded
        expired booked invited deferred unwell poorly
        excused isolating shielding covid referred resit re-sit non-attender non-attendance
        """
    )
)
"""Of these, what no family is called, in whatever letters it stands: "Ann Sample Absent"."""

LETTERS_OF_NO = _words("dna dnf dns dnc n/a n/s a/l w/l")
"""Of these, what no family is called where it stands in capitals: "Ann Sample DNA"."""

FAMILIES_OF_NO = _words("no sick holiday")
"""Of these, what few families are called: "Ann Sample Sick" is asked about."""

NEGATES = _words("""
    did didn't didnt does doesn't doesnt could couldn't couldnt cannot can't wasn't wasnt hasn't
    hasnt hadn't won't wouldn't never not unable
""")
"""What begins to say behind a name that something was not done: "Ann Sample did not show"."""

TRAILING_STATUS = _phrases("""
    dbs | see note | see notes | see below | cert ed | tbc | tba | rip | r.i.p | d | host, me |
    co-host, me | me, host | left | leaver | has left | retired | resigned | deceased | on leave
    | on maternity | on maternity leave | maternity leave | on sabbatical | sabbatical | new
    starter | stepped down | inactive | dsl | ddsl | pso | off sick | long term sick |
    stood down | died | moved away | young leader | yl
""")
"""Of these, what is told without a bracket or a dash before it."""

AFTER_NAMES = _words("""
    ba bsc msc mba beng meng bed med pgce pgdip dip diphe cert certed phd dphil dd mphil mtheol
    bth bd rgn rmn rn rscn qts sw llb llm frsa fca aca acca acma cipd mcipd fcipd mbe obe cbe
    kbe dbe bem jp dl qc kc ma mth hons mrcgp mbbs fhea cmgr rsw srn en tefl nvq cpfa ctsw dipsw
""")
"""Letters behind a name that tell of a degree, a profession or an honour."""

BEFORE_NAMES = _words("dsl ddsl dso pso psa new left")
"""What stands before a whole name without a mark: letters of a role, "new", "left"."""

SAYS_MORE = _words("""
    awaiting checked cover dbs days days/week due evenings fridays from full hours joined leave
    left mondays mornings new only part pending returning saturdays since started sundays
    temporary thursdays tuesdays until wednesdays weekends mon tue tues wed thu thur thurs fri
    sat sun am pm
""")
"""Words that say something of somebody and stand in no name."""

PRONOUNS = _words("he him his she her hers they them theirs xe xem ze zir any all")

NAMES_FIRST = _words(
    "amber april june july dean rose may will mark grace hope faith august joy dawn"
)
"""Of the words that are names too, those that are a person's name first of all."""

KNOWN_GIVEN = GIVEN | _words("asha cy di gus hope imran grace faith will dawn ivy keith eve cyril")
"""Given names behind which a word of a group is a surname: "Ann Staff"."""
