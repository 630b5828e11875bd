"""Names of many kinds that nobody may lose, and cells that nobody may add; all are invented.

The names are of the shapes that real ones have: words that are ordinary words too, one part alone,
titles, particles, small letters, many scripts.
"""

NAMES = """
Hope Church | Rose Garden | Young | Chef Ama | Nino Rota | Tris Speaker | Jack Cover | Ann List
Mary Force | Wai Ting | Li Na | Xi Chen | Ng Wei | Ng | U Thant | O Neill | Ma Li | Yo-Yo Ma
An Na | Do Thi Mai | Thi Nguyen | Van Tran | So Young Kim | Min Ji Park | Park Min | Kim Church
Young Kim | Young Park | Sun Young Lee | Day Lee | Long Nguyen | Kitchen Sue | Sue Kitchen
Mark Pack | Ann Chapter | Rob Section | Jo Folk | Ben Market | Tom Fair | Rita Guest
Guest Adams | Fiona Baker | Baker Williams | Blessing Okafor | Gift Moyo | Precious Dube
Happy Ncube | Lucky Sithole | Sunday Adeyemi | Friday Johnson | Comfort Asante | Patience Mensah
Innocent Banda | Goodness Eze | Prince Boateng | Princess Owusu | Queen Latham | King Mensah
Bishop Johnson | Dean Smith | Earl Jones | Major Singh | Mercy Warden | Faith Verger
Charity Hall | Joy Parish | Grace Chapel | Temple Grandin | Temple Smith | Christian Church
Kirk Chapel | Norman Priest | Abigail Priest | Helen Bishop | Sister Agnes
Mother Teresa Convent | Father Brown | Fr John Byrne | Imam Yusuf Ali | Rabbi Sara Cohen
Mufti Hassan | Hafiz Rahman | Qari Abdul | Maulana Tariq | Ustadha Hana | Bhai Gurpreet
Giani Harjit | Begum | Bibi | Fatima Bibi | Bibi Khatun | Khan | Singh | Kaur | Jaspreet Kaur
Kaur Jaspreet | Md Rahman | Mohd Ali | Abu Bakr | Abu Bakar Siddique | Umm Kulthum | Ibn Ali
Ibn Battuta | Al Amin | Al-Hassan Jalloh | El Hadj Diop | Van Dyke | Ludwig van Beethoven
Piet van den Berg | de la Cruz Ana | Ana de la Cruz | Maria dos Santos | João da Silva
Óscar Núñez | Siân Llŵyd | Ffion ap Gwilym | Dafydd Ddu | Aoife Ní Bhriain | Seán Ó Sé | Ó Sé
Søren Åberg | Łucja Żak | Zażółć Gęś | Jiří Dvořák | Đặng Văn | Nguyễn Thị Mẫu | Björk
Björk Jónsdóttir | Ayşe Yılmaz | İpek Şahin | Олена Коваль | Νίκος Παππάς | 王芳 | 山田花子 | 김철수
فاطمة علي | अमित शर्मा | ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ | தமிழ் செல்வி | Ka Ho Chan | Chan Ka Ho | Wing Yan Lee
Tai Tai Wong | Many Singh | Amir Class | Eve Class | Two Bears | Seven Okoro | Six Mohammed
Dale Company | Anne Ladd | Peter Gent | Jane Gents | Reeve Mann | Alan Carer | June Carer
Penny Locum | May Day | April May | Summer Day | Holly Wood | Ivy Wall | Heather Moor
Robin Banks | Bill Board | Art Gallery | Dot Com | Les Miles | Iona Ford | Page Turner
Cook Ann | Cook A | Deacon B | Porter J | Clerk Jane | Butler James | Ann Treasurer
Josh Leader | Elder Okon | Deacon Jones | Reverend Ade | Jay Rota | Ali Sub | Ann Unit | Bo Team
Rex Squad | Ezra Pack | Star Jones | Storm Reid | River Song | Sky Blue | Ocean Hill
Forest Green | Dusty Springfield | Sandy Beach | Rocky Mountain | Bonnie Field | Misty Lane
Rainbow Jones | True Love | Justice Odum | Liberty Bell | Harmony Hall | Trinity Smith
Heaven Lee | Angel Cruz | Jesus Garcia | Messiah Brown | Saint Clair | Pete St John
St John Smith | Lord Asante | Nana Yaa | Nana Ama Boakye | Nan Jones | Gran Torino | Auntie Bee
Aunty Pat | Uncle Ken | Mama Jo | Papa Mensah | Baba Ali | Kofi Annan | Ama | Esi | Ekow
Nii Armah | Oluwaseun Adebayo | Chukwuemeka Nwosu | Ngozi | Thabo Mbeki | Sipho | Zanele X
Malcolm X | Tom Cox | Ann Smith-Jones | d'Arcy Wu | D'Souza Maria | O'Brien | McDonald
MacLeod Fiona | Mc Donald | Ann-marie smith | Asha sample | jo bloggs | jo Bloggs | JO BLOGGS
Bloggs J | J Bloggs | J. Bloggs | J.R. Hartley | JR Hartley | A B Cee | Zed | Q Wu
Jean-Luc Picard | Anwar Reserve | Hire Smith | Fire Khan | Tea Leoni | Téa Leoni | Bell Hooks
bell hooks | Coffee Annan | Nurse Jackie | Sandra Nurse | Bella Visitor | Rich Tenant
David Tennant | Neil Marshal | Anton Class | Delegate Mo
"""

NOBODY_OR_ASKED = """
Police | Waiting list | Tea rota ladies | Various | Student x | Cover | All staff
Visiting speaker | Bell ringers | Y3 helpers | The Smiths | Parent of Ann | Parent of Year 4
Mum of Ben | Church flower ladies | Fire brigade | Reserve | Caterers | Cleaning company
Y6 parents | Ladies | Gents | Mums | The team | Whole team | Supply | Agency worker | Relief
Floating helper | Any other helpers | New volunteer 2 | Volunteer A | Student A | Leader x
Guest speaker | Outside speaker | Teenager | Plumber | Locum | Locum organist | Choir mums
Reception class | Fire service | Job share | Maternity cover | Friday ladies | Smith family
Many | Several | Lots | Misc | Various people | Both curates | Two helpers | Somebody new
Someone | Anybody | Unnamed | No name given | Name not known | Men's breakfast
Mr Sample's class | Waiting room | Tea and coffee | Sunday visitors | Old boys | Council
Town council | Hospital chaplains | Craft group | Prayer meeting | Spare place | Extra helper
Additional volunteers
"""
