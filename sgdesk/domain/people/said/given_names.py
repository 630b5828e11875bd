"""Given names that are used for one another."""

FORMS = """
    abdul abdal abdel
    abdullah abdulla abdallah
    abigail abi abby gail
    agnieszka aga
    ahmed ahmad ahmet
    aisha ayesha aysha aishah
    alan allan allen al
    albert bert al bertie
    alexander alex alec sandy alasdair alistair alastair xander aleksander
    alexandra alex sandra sandy lexi aleksandra
    alfred alf alfie fred
    amanda mandy
    andrew andy drew andrzej
    angela angie ange
    ann anne anna annie nan hannah
    anthony antony tony
    arthur art artie
    barbara babs barb basia
    benjamin ben benny
    bernard bernie
    beverley bev beverly
    bridget biddy bridie bríd
    cameron cam
    caroline carol carrie carolyn lyn
    catherine katherine kathryn catharine katharine cathy kathy kate katie cath kath kay kitty kit
    charles charlie chas chuck
    charlotte charlie lottie
    christine christina chris chrissie tina kristina
    christopher chris kit topher
    clifford cliff
    daniel dan danny
    david dave davey dai dafydd davy
    deborah debra debbie deb
    derek derrick del
    desmond des
    dominic dom
    donald don
    dorothy dot dottie dolly
    douglas doug
    edward ed eddie ted ned teddy
    eileen aileen
    eleanor ellie nell nora elinor
    elizabeth elisabeth liz lizzie beth betty eliza libby lisa bess betsy liza elspeth
    emily em emma millie
    eric erik
    evelyn eve evie
    fatima fatimah fatma fathima
    florence flo florrie
    frances fran frankie
    francis frank fran
    frederick fred freddie frederic
    gabriel gabe
    geoffrey jeffrey geoff jeff
    george georgie
    gerald gerard gerry jerry
    gillian jill gill jillian
    gordon gord
    graham graeme grahame
    gregory greg gregor
    gwendoline gwen
    harold harry hal
    henry harry hal
    hilary hillary
    hussain hussein husain hussayn
    ian iain
    ibrahim ebrahim
    irene rene
    isaac ike zak
    isabel isabelle isobel izzy bella belle isabella
    jacqueline jackie jacqui
    james jim jimmy jamie jem
    jane janey jayne
    janet jan
    janice jan
    jennifer jen jenny jennie
    jeremy jerry jez
    jessica jess jessie
    joan joanie
    joanne joanna jo
    john jon jack johnny jonny ian jan
    jonathan jon jonathon jonny johnathan
    joseph joe joey
    josephine jo josie
    joshua josh
    joyce joy
    judith judy jude
    julia julie jules
    karen karin
    kenneth ken kenny
    khadija khadijah khadeeja
    kimberley kim
    laurence lawrence larry laurie
    leonard len lenny leo
    leslie lesley les
    lillian lily lilian
    louise lou louisa
    lucy lucinda lucie
    lynda linda lyn
    lynne lynn lyn
    madeleine maddie madeline
    malcolm mal
    margaret maggie meg peggy marge margie mags greta rita daisy madge
    maria marie mary mariam maryam miriam mair
    mark marc marcus
    martin martyn marty
    mary molly polly may
    matilda tilly
    matthew matt mathew
    maureen mo
    maurice morris
    mehmet mohammed
    melanie mel
    michael mike mick micky mikey
    michelle shell michele
    mohammed muhammad mohamed mohammad muhammed mohamad muhamed mohd md mo mahomed muhammet
    moses musa
    mustafa mustapha
    natalie nat
    natasha tasha
    nathaniel nat nathan nate
    nicholas nick nicky nicolas nico
    nicola nicky nikki nic
    norman norm
    olive olivia liv
    oliver ollie olly
    oluwaseun seun
    oluwatobi tobi
    omar umar omer
    osman usman uthman othman
    pamela pam
    patricia pat trish tricia patsy trisha
    patrick pat paddy
    penelope penny
    peter pete piotr
    philip phillip phil pip
    philippa pippa pip
    priscilla cilla
    rachel rachael rach
    raymond ray
    rebecca becky becca bex rebekah
    reginald reg reggie
    rhiannon rhi
    richard rick dick rich richie ricky dickie
    robert bob rob bobby robbie bert robin
    roberta bobbie
    rodney rod
    roger rodger
    ronald ron ronnie
    rosemary rose rosie
    roy royston
    ruth ruthie
    salman suleman
    samantha sam sammy
    samuel sam sammy
    sarah sara sally sadie
    sayed syed sayyid saeed said
    sean shaun shawn
    shirley shirl
    sidney sydney sid syd
    simon si simeon
    sophie sophia sofia
    stanley stan
    stella estelle
    stephanie steph stef
    stephen steven steve stevie ste
    stewart stuart stu
    suleiman sulaiman sulayman suleyman
    susan sue susie suzanne suzie susanne susannah suzy
    terence terry terrence tel
    teresa theresa terry tess tessa
    theodore theo ted
    thomas tom tommy tomos
    timothy tim timmy
    tobias toby
    valerie val
    vernon vern
    veronica ronnie vera
    victor vic
    victoria vicky vicki tori vikki
    vincent vince vinny
    virginia ginny
    walter wally walt
    wendy wend
    wilfred wilf
    william will bill billy liam willie wil
    winifred win winnie
    yousef yusuf yousuf yusef youssef yousaf joseph
    yvonne von
    zachary zac zach zak
    zainab zaynab zeinab
    zoe zoë zoey
"""
"""Plain knowledge of English and of the commonest other names here: a line, names of one bearer."""

GIVEN = frozenset(FORMS.split())
"""Every name of the table."""
