"""Cells as they stand under "Name" in real sheets, with what is right; all people are invented.

Each line is ``cell => given
family``, with ``; title`` and ``# aside`` where there are such; ⏎ is
a line break in the cell.
"""

PEOPLE = """
Ann Sample => Ann | Sample
ann sample => ann | sample
ANN SAMPLE => ANN | SAMPLE
Sample, Ann => Ann | Sample
SAMPLE, Ann => Ann | SAMPLE
SAMPLE, ANN JANE => ANN JANE | SAMPLE
Begum => Begum |
Bibi => Bibi |
Madonna => Madonna |
May => May |
Grace => Grace |
Hope => Hope |
Faith => Faith |
王小明 => 王小明 |
محمد مثال => محمد | مثال
Νίκος Δείγμα => Νίκος | Δείγμα
Іван Зразок => Іван | Зразок
दीपा उदाहरण => दीपा | उदाहरण
অন্তরা মুখার্জি => অন্তরা | মুখার্জি
Charity Sample => Charity | Sample
Sample, Charity => Charity | Sample
Nguyễn Văn Mẫu => Nguyễn Văn | Mẫu
Zoë Łukasz => Zoë | Łukasz
Joan O'Sample => Joan | O'Sample
Joan O’Sample => Joan | O’Sample
Ann O' Sample => Ann | O' Sample
Ann-Marie Example-Sample => Ann-Marie | Example-Sample
Ann van der Berg => Ann | van der Berg
van der Berg, Ann Marie => Ann Marie | van der Berg
Ruth ap Rhys => Ruth | ap Rhys
Pete St John => Pete | St John
Yusuf bin Sample => Yusuf | bin Sample
Ravi s/o Sample => Ravi s/o | Sample
Ana Maria de la Muestra => Ana Maria | de la Muestra
J. Sample => J. | Sample
J.Sample => J. | Sample
A B Sample => A B | Sample
AB Sample => AB | Sample
Ann M. Sample => Ann M. | Sample
Yo-Yo Ma => Yo-Yo | Ma
ANN MA => ANN | MA
Ann To => Ann | To
An Do => An | Do
My Linh => My | Linh
Jin No => Jin | No
See Mei Ling => See Mei | Ling
Chase Sample => Chase | Sample
Mark Time => Mark | Time
May Day => May | Day
Will Due => Will | Due
Rose Key => Rose | Key
Grace Church => Grace | Church
Faith Bishop => Faith | Bishop
Chris Page => Chris | Page
Chris Pope => Chris | Pope
Chris Provider => Chris | Provider
Ann Staff => Ann | Staff
Bob Leader => Bob | Leader
Ann Steward => Ann | Steward
Ann Masters => Ann | Masters
Ann Parsons => Ann | Parsons
Ann Brothers => Ann | Brothers
Ann Waters => Ann | Waters
Christopher Flowers => Christopher | Flowers
Ann Guest => Ann | Guest
Ann Host => Ann | Host
Ann Total => Ann | Total
Ann Coach => Ann | Coach
Ann Chaplain => Ann | Chaplain
Bob Warden => Bob | Warden
Bob Porter => Bob | Porter
Bob Green => Bob | Green
Amber Green => Amber | Green
June Summer => June | Summer
April Winters => April | Winters
Dean Read => Dean | Read
Tom Bishop => Tom | Bishop
Bishop, Tom => Tom | Bishop
Example, Max => Max | Example
Example, June => June | Example
Example, Will => Will | Example
Example, Dean => Dean | Example
Sandy Anderson => Sandy | Anderson
Andy Orme => Andy | Orme
Mrs Sample => | Sample ; Mrs
Mrs Kitchen => | Kitchen ; Mrs
Mr.Sample => | Sample ; Mr.
Dr Ann Sample => Ann | Sample ; Dr
The Rev Ann Sample => Ann | Sample ; The Rev
Rev'd Ann Sample => Ann | Sample ; Rev'd
Sample, Ann (Mrs) => Ann | Sample ; Mrs
Imam Yusuf => Yusuf | ; Imam
Fr. John => John | ; Fr.
Sister Mary => Mary | ; Sister
Deacon Ann => Ann | ; Deacon
Ann Sample Jr => Ann | Sample Jr
\u00a0Ann\u00a0 Sample => Ann | Sample
\u200bAnn Sample\ufeff => Ann | Sample
Ann⏎Sample => Ann | Sample
Ann Sample DNA => Ann | Sample # DNA
ANN SAMPLE DNA => ANN | SAMPLE # DNA
Ann Sample, DNA => Ann | Sample # DNA
Sample DNA, Ann => Ann | Sample # DNA
Sample, Ann - DNA => Ann | Sample # DNA
Ann Sample -DNA => Ann | Sample # DNA
Ann Sample/DNA => Ann | Sample # DNA
Ann Sample DNS => Ann | Sample # DNS
Ann Sample - DNS => Ann | Sample # DNS
Sample, Ann DNC => Ann | Sample # DNC
Ann Sample N/S => Ann | Sample # N/S
Ann Sample did not show => Ann | Sample # did not show
Ann Sample Did not turn up => Ann | Sample # Did not turn up
Ann Sample didn't show => Ann | Sample # didn't show
Ann Sample couldn’t come => Ann | Sample # couldn’t come
Ann Sample never came => Ann | Sample # never came
Ann Sample no longer attending => Ann | Sample # no longer attending
Ann Sample unable to come => Ann | Sample # unable to come
Ann Sample excused => Ann | Sample # excused
Ann Sample - resit => Ann | Sample # resit
Ann Sample non-attender => Ann | Sample # non-attender
Ann Sample A/L => Ann | Sample # A/L
Ann Never Sample => Ann Never | Sample
Ann Sample DNF => Ann | Sample # DNF
Bob Instance N/A => Bob | Instance # N/A
Bob Instance n/a => Bob | Instance # n/a
Cai Example - apols => Cai | Example # apols
Cai Example – sick => Cai | Example # sick
Cai Example, did not attend => Cai | Example # did not attend
Cai Example - cancelled => Cai | Example # cancelled
Cai Example absent => Cai | Example # absent
Cai Example Absent => Cai | Example # Absent
CAI EXAMPLE ABSENT => CAI | EXAMPLE # ABSENT
cai example dna => cai | example # dna
Cai Example D.N.A. => Cai | Example # D.N.A.
Cai Example Did Not Attend => Cai | Example # Did Not Attend
Cai Absent => Cai | Absent
Minh No => Minh | No
Ann Sample Ill => Ann Sample | Ill
Dee Sample - no => Dee | Sample # no
Dee Sample, no => Dee | Sample # no
Priya Na => Priya | Na
Mei Ng => Mei | Ng
Peter No => Peter | No
No, Peter => Peter | No
Jane Noone => Jane | Noone
Lee Absolom => Lee | Absolom
Mary Booked => Mary | Booked
Absent, Ann => Ann | Absent
Dana Sample => Dana | Sample
priya na => priya | na
Ann Smith-No => Ann | Smith-No
Ann Sample (Treasurer) => Ann | Sample # Treasurer
Ann Sample(Treasurer) => Ann | Sample # Treasurer
Ann Sample (Leader) => Ann | Sample # Leader
Ann Sample [guest] => Ann | Sample # guest
Ann Sample (Treasurer => Ann | Sample # Treasurer
Ann Sample (cook) => Ann | Sample # cook
Ann Sample (new) => Ann | Sample # new
Ann Sample (left) => Ann | Sample # left
Ann Sample (maternity leave) => Ann | Sample # maternity leave
Ann Sample (Sunday School) => Ann | Sample # Sunday School
Ann Sample (Kitchen, Mondays) => Ann | Sample # Kitchen, Mondays
Ann Sample (he/him) => Ann | Sample # he/him
Ann Sample (She/Her) => Ann | Sample # She/Her
Ann Sample she/her => Ann | Sample # she/her
Ann Sample they / them => Ann | Sample # they / them
Ann Sample (Host, me) => Ann | Sample # Host, me
Ann Sample (née Example) => Ann | Sample # née Example
Ann Sample née Example => Ann | Sample # née Example
Ann Sample (under 18) => Ann | Sample # under 18
Ann Sample BA (Hons) => Ann | Sample # BA (Hons)
Ann Sample BSc => Ann | Sample # BSc
Ann Sample, BA => Ann | Sample # BA
Sample BA, Ann => Ann | Sample # BA
Ann Sample RGN => Ann | Sample # RGN
Ann Sample MBE => Ann | Sample # MBE
Ann Sample PhD => Ann | Sample # PhD
Ann Sample* => Ann | Sample # *
Ann Sample ** => Ann | Sample # **
*Ann Sample => Ann | Sample # *
Ann Sample † => Ann | Sample # †
Ann Sample #2 => Ann | Sample # #2
Ann Sample – on leave => Ann | Sample # on leave
Ann Sample - on leave => Ann | Sample # on leave
Ann Sample on leave => Ann | Sample # on leave
Ann Sample left => Ann | Sample # left
Ann Sample - left 2023 => Ann | Sample # left 2023
Ann Sample - Treasurer => Ann | Sample # Treasurer
Ann Sample, Treasurer => Ann | Sample # Treasurer
Ann Sample | Treasurer => Ann | Sample # Treasurer
Treasurer: Ann Sample => Ann | Sample # Treasurer
Treasurer - Ann Sample => Ann | Sample # Treasurer
DSL - Ann Sample => Ann | Sample # DSL
DSL Ann Sample => Ann | Sample # DSL
Name: Ann Sample => Ann | Sample # Name
Chair of Trustees: Ann Sample => Ann | Sample # Chair of Trustees
Left: Ann Sample => Ann | Sample # Left
LEFT - Ann Sample => Ann | Sample # LEFT
Ann Sample (Chair of Trustees) => Ann | Sample # Chair of Trustees
Ann Sample (iPhone) => Ann | Sample # iPhone
Ann Sample (DBS pending) => Ann | Sample # DBS pending
Ann Sample (TBC) => Ann | Sample # TBC
Ann Sample Mrs => Ann | Sample ; Mrs
Sample, Ann, Mrs => Ann | Sample ; Mrs
'Ann Sample' => Ann | Sample
“Ann Sample” => Ann | Sample
Ann Sample. => Ann | Sample # .
K.S. Sample => K.S. | Sample
Max Power => Max | Power
😀 Ann Sample => Ann | Sample # 😀
Ann Sample² => Ann | Sample # ²
*NEW* Ann Sample => Ann | Sample # *; NEW*
NEW Ann Sample => Ann | Sample # NEW
Ann Sample 5 May => Ann | Sample # 5 May
Ann Sample May 2024 => Ann | Sample # May 2024
Ann Sample d.o.b. 1/2/80 => Ann | Sample # d.o.b. 1/2/80
Ann (surname unknown) => Ann | # surname unknown
Ann Sample@Leeds => Ann | Sample # Leeds
Ann Sample see note => Ann | Sample # see note
No, Jin => Jin | No
Mrs Record => | Record ; Mrs
1. Ann Sample => Ann | Sample # 1.
12) Ann Sample => Ann | Sample # 12)
01 Ann Sample => Ann | Sample # 01
• Ann Sample => Ann | Sample # •
- Ann Sample => Ann | Sample # -
Ann Sample 07700 900123 => Ann | Sample # 07700 900123
Ann Sample (07700 900123) => Ann | Sample # 07700 900123
Ann Sample <ann@example.org> => Ann | Sample # ann@example.org
Ann Sample ann@example.org => Ann | Sample # ann@example.org
Ann Sample 12/03/2024 => Ann | Sample # 12/03/2024
Ann Sample c/o Bob Instance => Ann | Sample # c/o Bob Instance
Elizabeth (Liz) Sample => Elizabeth | Sample # Liz
Elizabeth "Liz" Sample => Elizabeth | Sample # Liz
1. Ann Sample (Treasurer)* => Ann | Sample # 1.; Treasurer; *
"""
"""One person for certain."""

SHOWN = """
Bob's iPad (Bob Instance) => Bob | Instance | Bob's iPad
iPad (Bob) => Bob | | iPad
iPhone (2) (Bob Instance) => Bob | Instance | iPhone
Galaxy S21 (Bob Instance) => Bob | Instance | Galaxy S21
Annie (Ann Sample) => Ann | Sample | Annie
Ann (Ann Sample) => Ann | Sample | Ann
Ann S (Ann Sample) => Ann | Sample | Ann S
Ann Sample (Ann Jane Sample) => Ann Jane | Sample | Ann Sample
"""
"""What a meeting shows, and whose name it is: ``cell => given | family | shown``."""

UNSURE_PEOPLE = """
Ann Sample? => Ann | Sample
Ann Sample No => Ann | Sample
Bo Sample for Cleo => Bo | Sample
Bo Sample (2) => Bo | Sample
Bo Sample on behalf of Ann Example => Bo | Sample
Bo Sample instead of Ann => Bo | Sample
Bo Sample standing in for Ann => Bo | Sample
Ann Sample DNW => Ann Sample | DNW
Ann Sample NS => Ann Sample | NS
SAMPLE Ann => Ann | SAMPLE
ann.sample => ann.sample |
Ann Smith - Jones => Ann | Smith-Jones
(Ann Sample) => Ann | Sample
Ann Sample (Bob Instance) => Ann | Sample
Bob Instance iPad => Bob | Instance
Bob Instance's iPhone => Bob | Instance
Ann Sample's Zoom => Ann | Sample
Treasurer (Ann Sample) => Ann | Sample
Safeguarding Team (Ann Sample) => Ann | Sample
Cook Ann Sample => Cook Ann | Sample
Ann Jane Leader => Ann Jane | Leader
e.g. Ann Sample => Ann | Sample
Ann Sample, Leeds => Leeds | Ann Sample
LSCP => LSCP |
Annie (Ann & Bob Sample) => Annie |
Ann Sample TBC => Ann | Sample
Ann Sample Bob Instance => Ann Sample Bob | Instance
Churchwarden Ann Sample => Churchwarden Ann | Sample
Ann Sample, Bob Instance => Bob Instance | Ann Sample
Sample (Ann) => Sample |
"""
"""A person who has to be asked about."""

SEVERAL = """
Asha & Bob Sample => Asha | Sample | Bob Sample
Asha and Bob Sample => Asha | Sample | Bob Sample
Asha + Bob Sample => Asha | Sample | Bob Sample
Mr & Mrs Sample => | Sample | Mrs Sample
Ann / Bob => Ann | | Bob
Ann/Bob => Ann | | Bob
Ann Sample; Bob Instance => Ann | Sample | Bob Instance
Ann Sample⏎Bob Instance => Ann | Sample | Bob Instance
Ann Sample or Bob Instance => Ann | Sample | Bob Instance
Ann Sample and Bob Instance => Ann | Sample | Bob Instance
Asha, Bob and Cy Sample => Asha | Sample | Bob; Cy Sample
Ann Sample, Bob Instance, Cy Example => Ann | Sample | Bob Instance; Cy Example
Ann Sample with Bob Instance => Ann | Sample | Bob Instance
Rev A Sample and Mrs Sample => A | Sample | Mrs Sample
Ann Sample & team => Ann | Sample | team
Ann Sample + 1 => Ann | Sample | 1
"""

NOBODY: dict[str, str | list[str]] = {
    "blank": ["", " ", "\u00a0", "\u200b", "\n"],
    "vacancy": """
Vacant | VACANT | vacant | Vacancy | Post vacant | Vacant post | Vacant - Treasurer
Treasurer - vacant | Treasurer (vacant) | Treasurer: vacant | (vacant) | To be appointed
to be confirmed | TBA | TBC | tbd | T.B.C. | N/A | n/a | NA | - | – | — | ? | ?? | ... | None
Nil | Nobody | No one | Not applicable | x | xxxx | Currently vacant | Vacant since May
Treasurer TBC | A.N. Other | A N Other | Mr | Awaiting appointment | #N/A
""",
    "device": """
SM-A127F | Moto G | moto g(7) | LAPTOP-7HJ2K3 | DESKTOP-AB12CD | OPPO A5 | Caller 1 | Zoom Host
iPhone | iPad | ipad | iPad (2) | iPhone 12 Pro Max | Galaxy S21 | Galaxy Tab A
Samsung SM-G991B | HUAWEI P30 | Zoom user | Zoom User | Guest | Guest User | Unknown | user
Pixel 6 | Laptop | Office PC | Church laptop | Call-In User_1 | MacBook Pro | Participant 3
Meeting room | Anonymous
""",
    "number": """
07700 900123 | +44 7700 900123 | (01632) 960123 | 01632-960123 | 447700900123 | 44*****123
ann@example.org | 12 | 0.5 | 50 | 12/03/2024 | 2024-03-12 | 3 May 2024 | 12 March | £25.00
Tel: 01632 960123 | www.example.org | https://example.org | March 2024 | 10:30 | 1,234
""",
    "label": """
Prepared by Ann Sample | Compiled by: Ann Sample | Trainer: Ann Sample | Next training date
3 years
Red: overdue | * denotes due | See notes | SEE OVER | Level 1 = basic | Team A
Last review: May 2024
Date of course | Date | Course date | Provider | Training provider | Latest | Compliance
Completed | Trainer | Venue | Key | Key: | Green = in date | Red = overdue | Amber - due soon
Due | Expiry | Notes | Level | Level 2 | Week 1 | Session 3 | Year 6 | Group A | Page 1
Provider: LSCP | Venue: the hall | Spring 2024 | Course title | Key: red is overdue
Date attended | Valid for 3 years | How often | Mandatory | January | In date | Last updated
Room 2 | Green
""",
    "total": """
Total in post | Compliance % | Total volunteers: 14 | No. of staff | Nos trained | 1 of 2
Total | TOTAL | Totals | Total? | Total: 12 | Total 12 | Grand total | Sub-total | Total trained
Total number of staff | Number trained | No. trained | No in date | % in date | % | Average
Percentage complete | 12 of 14 | 50% | 50% complete | Trained: 12 | How many trained
14 trained | Overall | Number of volunteers | % trained | Count
""",
    "group": """
Parish Office | St. Mark's PCC | The Sample family | Kids Club | Bell ringers | Committee:
Former staff | Rota for Sunday School
Sunday School Leaders | Volunteers | Trustees | Kitchen team | Staff: | Staff | STAFF
Paid staff | Helpers | Youth | Youth worker | Youth workers | Treasurer | Safeguarding Lead
Vicar | Head of Drama | Friends of the Hall | Staff and volunteers | Parent helpers
Toddler group | Messy Church | St Mary's | St Mary's Church | All Saints | PCC | Choir
Treasurer/Secretary | Kitchen team (Mon) | Trustees (as of May) | Trustees 2024/25:
Volunteer 3 | All staff | Everyone | Others | The team | Sunday school
Parish Safeguarding Officer | Church Wardens | Clergy | Monday Club | Deputy Safeguarding Lead
Crèche team | Mosque committee | Bank staff
""",
    "note": """
Safeguarding Training Matrix | Training provided by LSCP | Confidential
Not required for trustees | Ann of Sample
All volunteers must do Level 1 | Checked by AS | Printed 3 May 2024
Please return to the office | Updated 3 May | Please see the other sheet
This is updated every month | Do not delete this row | People who have left are on sheet 2
Return this by Friday | All of these need to be done by May | Names must be entered in full
Last updated March 2024 | Contact the office for help. | If you have left please tell us
""",
    "heading": """
Name | NAME | First name | Surname | Full name | Names | Name (Original Name)
Name of volunteer | Volunteer name | Forename | Last Name | Email | Email address | Job title
Role
""",
}
"""Nobody, by reason; nobody of these is asked about."""
