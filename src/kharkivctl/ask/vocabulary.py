"""The words people use, and what each means in the store: `kharkivctl help words` shows this table.

A word that is not here is looked for in the texts as it stands, by its stem. What is here widens a word:
"regained" means the kind recapture, "emblem" means "coat of arms". The table is about meanings only;
how a word is matched with a fact is told in `queries/matching.py`.
"""

import re
from collections.abc import Iterator

import msgspec


class Sense(msgspec.Struct, frozen=True, kw_only=True):
    """One meaning with the words for it; words stand apart by spaces, those of a phrase by "_".

    `words` are typed in English and matched by stem; `cyrillic` are the beginnings of Ukrainian and Russian
    words. What they mean: facts of these `kinds` ("recapture:russia": only with that control afterwards),
    `standings` or `holder`, and facts in whose text one of the words of `text` stands (by default the
    typed words themselves). `control` marks what is said of who holds a place: it is often said by the
    way ("found after the city had been retaken"), so there a mere mention counts less than the kind.
    `places` are kinds of places that a fact may be about.
    `account` marks what is said of an account and not of what happened: such a word keeps rivals out.
    """

    name: str
    words: str
    cyrillic: str = ""
    kinds: str = ""
    standings: str = ""
    holder: str = ""
    text: str | None = None
    also: str = ""
    control: bool = False
    account: bool = False
    places: str = ""


# Kinds of events. `also` are kinds in which the same may be told, looked at when nothing else is found.
_KINDS = (
    Sense(
        name="capture",
        words="capture take took taken seize seizure overrun overran conquer conquest reoccupy "
        "reoccupied re_occupied fall fell fallen grab "
        "grabbed storm",
        cyrillic="захоп захват взят взял заня паді упал пал пала",
        kinds="capture recapture:russia",
        text="capture took taken take fell took_control seized rolled_into",
        also="recapture advance share holding",
        control=True,
    ),
    Sense(
        name="lost",
        words="lose lost loss",
        cyrillic="втра потер",
        kinds="capture recapture withdrawal",
        text="lost",
        control=True,
    ),
    Sense(
        name="lost by Ukraine",
        words="ukraine_lose ukraine_lost ukrainians_lost ukrainians_lose",
        kinds="capture recapture:russia",
        text="",
        control=True,
    ),
    Sense(
        name="lost by Russia",
        words="russia_lose russia_lost russians_lost russians_lose",
        kinds="recapture:ukraine withdrawal",
        text="",
        control=True,
    ),
    Sense(
        name="occupied",
        words="occupy occupied",
        cyrillic="окупу окупов оккупир",
        kinds="capture",
        text="occupied came_under_occupation",
        also="holding",
        control=True,
    ),
    Sense(
        name="occupation",
        words="occupation",
        cyrillic="окупаці оккупаци",
        kinds="capture invasion",
        text="occupation occupied",
    ),
    Sense(
        name="recapture",
        words="retake retook retaken recapture take_back took_back taken_back taking_back get_back got_back "
        "win_back won_back wrest",
        kinds="recapture",
        text="retook retaken recapture",
        also="holding withdrawal advance share",
        control=True,
    ),
    Sense(
        name="liberated",
        words="liberate liberation regain reclaim reconquer reconquest recover restore free freed deoccupy "
        "deoccupation de_occupied de_occupation de_occupy back_in_ukrainian_hands in_ukrainian_hands "
        "ukrainian_again back_under_ukrainian_control back_under back_under_control back_to_ukraine "
        "returned_to_ukraine push_out pushed_out drive_out drove_out driven_out expel oust dislodge",
        cyrillic="звільн деокуп відби відвою поверн освобо освобож деоккуп отби отвоев верну",
        kinds="recapture:ukraine withdrawal",
        text="retook retaken regain restored_control returned_to_ukrainian_control "
        "back_under_ukrainian_control back_in_ukrainian_hands already_under_ukrainian_control",
        also="holding:ukraine recapture withdrawal advance share",
        control=True,
    ),
    Sense(
        name="withdrawal",
        words="withdraw withdrew withdrawn withdrawal retreat vacate abandon flee fled flight pull_out "
        "pulled_out pull_back pulled_back leave left leaving depart quit desert give_up gave_up given_up "
        "relinquish regroup",
        cyrillic="відступ відійш відход відхід вивед вивод втек втікл втеч покину залиш відвод відвед отступ "
        "отош отход вывод вывел вывед ушл сбежал бежал остав перегрупу перегрупп",
        kinds="withdrawal",
        text="withdrew withdrawal withdrawing withdrawn retreat vacated abandoned fled flight leaving "
        "moved_out regroup",
        also="recapture statement share",
        control=True,
    ),
    Sense(
        name="advance",
        words="advance enter entered entry move_in moved_in breakthrough break_through broke_through push "
        "gain progress incursion cross crossing cross_river",
        cyrillic="просу наступ увійш вступ прорив прорвал продвин вошл вошел прорыв",
        kinds="advance",
        text="advance entered move_in moved_in rolled_into crossed pushed",
        also="offensive",
    ),
    Sense(
        name="holding",
        words="hold held holding control controlled under_control possession keep kept",
        cyrillic="контрол утрим тримал удерж",
        kinds="holding share capture recapture",
        text="control held",
        control=True,
    ),
    Sense(
        name="contested",
        words="contested disputed_ground fought_over",
        cyrillic="спірн спорн",
        holder="contested",
        text="contested",
    ),
    Sense(
        name="fighting",
        words="fight fighting fought battle clash combat skirmish firefight hostilities",
        cyrillic="бої бій боїв бит бои боев бой сраж",
        kinds="fighting",
        text="fighting fight battle",
    ),
    Sense(
        name="offensive",
        words="offensive counteroffensive counter_offensive counterattack counter_attack campaign",
        cyrillic="контрнаступ наступальн",
        kinds="offensive",
        text="offensive counteroffensive",
    ),
    Sense(
        name="invasion",
        words="invade invasion incursion",
        cyrillic="вторгн вторж",
        kinds="invasion",
        text="invade invasion",
    ),
    Sense(
        name="graves",
        words="grave gravesite cemetery corpse body bodies remains dead_body dead_bodies",
        cyrillic="могил захорон тіл тела трун труп кладов кладб",
        kinds="graves",
        text="grave bodies",
    ),
    Sense(
        name="casualties",
        words="kill killing dead death die died casualty fatality fatalities death_toll slain perish victim "
        "lives_lost lost_their_lives",
        cyrillic="вбит убит загиб погиб загин смерт жертв помер умер",
        kinds="casualties",
        text="kill dead died death victim",
    ),
    Sense(
        name="civilian harm",
        words="atrocity atrocities war_crime crime repression persecution abuse violation brutality "
        "mistreatment human_rights_violation",
        cyrillic="злочин преступл репрес звірств зверств насил",
        kinds="civilian-harm graves",
        text="torture terrorize",
    ),
    Sense(
        name="evacuation",
        words="evacuate evacuation evacuee exodus displaced displacement flee fled leave left escape empty "
        "emptying get_out",
        cyrillic="евакуа эвакуа виїз виїх виїжд вивез выезд выеха вывез вывоз біжен",
        kinds="evacuation",
        text="evacuation evacuated emptying",
    ),
    Sense(
        name="refugees",
        words="refugee",
        cyrillic="біжен бежен",
        kinds="evacuation",
        text="civilian",
    ),
    Sense(
        name="plan",
        words="plan intend intention aim ambition scheme prepare prepared want wanted hope",
        cyrillic="план намір намер збира собира готув готов",
        kinds="plan",
        text="plan intend prepared wanted",
    ),
    Sense(
        name="appointment",
        words="appoint appointment nominate install installed named name become became promote put_in_charge",
        cyrillic="признач назнач став стал",
        kinds="appointment",
        text="appoint became named",
    ),
    Sense(
        name="administration",
        words="administration authorities authority government regime puppet occupation_administration",
        cyrillic="адмініст админист влад влас уряд правит вга",
        kinds="administration",
        text="administration authorities government",
    ),
    Sense(
        name="attack",
        words="attack assault strike struck hit target",
        cyrillic="атак напад штурм удар",
        kinds="attack",
        text="attack assault hit",
    ),
    Sense(
        name="assassination",
        words="assassinate assassination murder blow_up blew_up blown_up explosion "
        "explode blast blasted liquidate",
        cyrillic="підрив подрыв подорв підірв замах покуш вибух взрыв ліквід ликвид",
        kinds="attack",
        text="explosion exploded bomb murdered",
    ),
    Sense(
        name="flag",
        words="flag banner raise_flag hoist hoisted raised_flag fly_flag",
        cyrillic="прапор стяг флаг знам",
        kinds="flag",
        text="flag",
    ),
    Sense(
        name="denial",
        words="deny denied denial reject refute rebut dispute contradict unconfirmed not_confirmed "
        "unverified verify verified debunk",
        cyrillic="запереч спрост відкину отриц опроверг опроверж",
        kinds="denial",
        text="denied rejected verify not_yet_confirm",
        account=True,
    ),
    Sense(
        name="statement",
        words="statement remark comment",
        cyrillic="заяв висловл комент",
        kinds="statement",
        text="said announced",
        account=True,
    ),
    Sense(
        name="share",
        words="share percent percentage proportion portion how_much how_much_of what_part",
        cyrillic="відсот процент частк доля долю частин часть",
        kinds="share",
        text="share percent portion strip",
    ),
    Sense(
        name="conditions",
        words="conditions living_conditions daily_life everyday_life life_under",
        cyrillic="умов услови життя жизн",
        kinds="conditions",
    ),
)

# Standings: how firm a fact is.
_STANDINGS = (
    Sense(
        name="claimed",
        words="claim alleged allegedly allege purported assert",
        cyrillic="стверд утвержд",
        standings="claimed",
        text="claim",
        account=True,
    ),
    Sense(
        name="admitted",
        words="admit concede confess acknowledge",
        cyrillic="визна призна",
        standings="admitted",
        text="",
        account=True,
    ),
    Sense(
        name="estimated",
        words="estimate estimated assess assessment",
        cyrillic="оцін оцен",
        standings="estimated",
        text="assessed",
        account=True,
    ),
    Sense(
        name="stated",
        words="stated",
        standings="stated",
        text="stated",
        account=True,
    ),
    Sense(
        name="reported",
        words="reported reportedly",
        cyrillic="повідомл сообщ",
        standings="reported",
        text="reported reportedly",
        account=True,
    ),
)

# Holders of a place.
_HOLDERS = (
    Sense(
        name="russia",
        words="russia russian moscow kremlin",
        cyrillic="росі росси русск рф",
        holder="russia",
        text="russia russian",
    ),
    Sense(
        name="ukraine",
        words="ukraine ukrainian kyiv kiev afu zsu",
        cyrillic="україн украин зсу всу наші наши",
        holder="ukraine",
        text="ukraine ukrainian",
    ),
)

# Words that stand for one another: what is typed in English = what stands in the texts, and below it the
# beginnings of what is typed in Ukrainian and Russian.
_SAME = """
car_bomb car_bombing = car_bomb bomb_went_off car_exploded
ready unready = prepared
    готов
grey_zone gray_zone no_man's_land = grey_zone
    сіра_зон сірій_зон серая_зон серой_зон
no_resistance unopposed without_resistance bloodless = without_a_fight
urge urged advise advised advice recommend = advised ordered
find_body recover recovered = recovered
mass massing gather amass concentrate build_up buildup = stood concentrating
    зосередж сосредоточ
commando spetsnaz special_force special_forces = special_forces
    спецпризнач спецназ
half_a_year six_months = six_months
    півроку полгода
run_out running_out run_short shortage scarce lack short_of = running_out lack
    брак нестач нехватк
trapped stuck no_escape = no_safe_way_out blockaded
unburied rot rotting decompose = rot
    непохован
biggest large big major = largest major
belong forever eternal inalienable = inalienable
    невід'ємн неотъемл
capital = capital based seat
    столиц
unit division brigade regiment battalion = division brigade regiment battalion
    дивіз дивиз бригад полк батальйон батальон підрозділ
responsible culprit perpetrator behind = behind
    відповідальн ответствен
interior internal home_minister = internal
    внутрішн внутренн
behind_bars lock_up locked_up = arrested seized being_held
tension fear = feared
rich wealthy businessman business = rich business
gun weapon firearm owner = owners guns
eagle double_headed = double_headed_eagle
clothes clothing = clothes
neighbour neighbor = neighbours
wound_down winding_down halt = curtail stalled
guard guards border_guard border_guards = border_guards
raid assault = assaults
civilian people resident inhabitant population locals townspeople person citizen = civilian people
    resident population villager
    цивіл мирн жител мешкан люд населен гражданск
child children kid minor = children
    діт дит дет реб
woman women = women
    жін жен
troop soldier force army military serviceman servicemen = troops soldiers forces army servicemen
    війс войск військов солдат арм сил
collaborator collaborationist traitor puppet russian_installed installed quisling = russian_appointed
    occupation_administration
    колаборант коллаборант зрадник предател ставленик
occupier invader occupying enemy aggressor = russian occupation military_civilian_administration
    окупант оккупант ворог враг загарбник
britain british uk united_kingdom london = united_kingdom
    британ
isw institute_for_the_study_of_war = institute_for_the_study_of_war
neighbour neighbor = neighbours
    сусід сосед
activist = activists
    активіст активист
relative family = relatives
    родич родств сім'
head leader chief boss in_charge ran run ruler rule led lead = head leader chief
    голов глав керів руковод начальник очіл возглав
deputy vice second_in_command = deputy
    заступ заместит
prime_minister premier pm head_of_government = prime_minister head_of_government
    прем'єр прем премьер
spokesman spokesmen spokesperson spokespeople spokeswoman speak speaks press_officer press_secretary =
    spokesman
    речник речниц пресс представител
mayor = mayor head_of_the_city
    мер мера мером мэр
governor = governor
    губерн
lawmaker mp legislator parliamentarian member_of_parliament = parliament state_duma
    депутат
police policeman cop = police
    поліц полиц
prosecutor prosecution = prosecutor
    прокур
journalist reporter correspondent = journalist reporter
    журналіст журналист
think_tank institute analyst = research_institute observer
    інститут институт аналіти аналити
blogger milblogger telegram_channel war_blogger = milblogger
    блогер воєнкор военкор
employee staff worker official = employee official
    працівник сотрудник чиновник
dnr dpr donetsk_people's_republic = donetsk_people's_republic
    днр
lnr lpr luhansk_people's_republic = luhansk_people's_republic
    лнр
border frontier = border
    кордон прикордон границ погран
frontline front_line = front_line front
    фронт лінія_фронту линия_фронта
railway railroad rail train station = railway
    залізн желез вокзал
basement cellar dungeon shelter bomb_shelter bunker underground = basement underground cellar
    підвал подвал укритт укрыт сховищ погреб бомбос
forest wood = woods
    ліс лес
bank shore riverbank = bank
    берег
outskirts suburb edge = outskirts edge
    околиц окраин
checkpoint crossing_point border_crossing = checkpoint
    кпп пункт_пропуск
seat headquarters hq base based seated office = based seat seated
    штаб резиденц
street road = street
    вулиц улиц дорог
shoot shot shooting gun_down gunned_down open_fire close_range point_blank execute execution = shots
    shot execution
    розстр расстр стріл стрел страт казн
massacre slaughter bloodbath butcher mass_killing = shots killed execution murdered
    різан резн
murder murdered = murdered killed killing
    вбивств убийств
shell shelling bombard bombardment artillery mortar bomb bombing airstrike air_strike air_raid missile
    rocket pound = shelling shelled bombs bomb artillery battered fire
    обстр бомб артил мінометн ракет авіауд авиауд
siege besiege blockade encircle encirclement surround cut_off = blockade blockaded encircled
    облог осад блокад оточ окруж
wound wounded injure injured injury hurt hospital hospitalize hospitalise = wounded hurt hospital
    поран ранен госпіт госпит
torture torment beat beaten beating electric_shock = torture
    катув пытк пыток
torture_chamber torture_room torture_site torture_centre torture_center = torture_site used_for_torture
    for_torture
    катівн пыточн
kidnap abduct abduction snatch hostage captive captivity missing disappear = seized being_held been_held
    викрад похищ похит заручник заложник зник полон
arrest detain detained detainee detention imprison prison prisoner jail custody inmate = arrested seized
    being_held been_held
    арешт арест затрим задерж в'язн заключен
release released free freed let_go set_free = released
    звільн відпуст отпуст освобод
survive survived alive = survived
    вижи выжи жив
wipe_out destroy destroyed destruction ruin damage wreck devastation devastate = destroyed
    зруйн разруш знищ уничт руйн
bar barred block blocked obstruct turn_away turned_away deny_access = barring barred
    блокув блокир
repel repelled repulse rebuff rebuffed beat_back fend_off beaten_off thwart = repelled failed
    відбит отражен
fail failed failure unsuccessful = failed
    провал невдал неудач
mock mockery ridicule laugh deride = mocked
    глуз насмі насме
suicide hang hanged = hanged
    самогуб самоуб повіс
castrate castration mutilate mutilation amputate = genital_amputation
    кастр каліч
hunger hungry food ration bread = food rations
    їж їд харч продукт голод еда еды пайк
poison poisoned = poisoned
    отру отрав
cake pie pastry eat eating ate = cakes pie
    пиріг пиріж пирог пирож тіст
exhume exhumation unearth dig_up dug_up = exhumation
    ексгум эксгум
mass_grave burial_site mass_burial mass_burials = mass_grave burial_site mass_burial
    братськ братск масов_пох массов_захор масов массов
bury buried burial = burying burial bury buried
    похов хорон
rename renamed new_name called = renamed now_called called
    перейм переим
create created set_up found founded establish established form formed creation = set_up created forming
    established
    створ утвор созда образов
move moved relocate relocated relocation transfer = moved
    переїх переех перемі перене
clear cleared mop_up mopping_up sweep clean_up = clearing cleared
    зачист
cross crossed crossing = crossed crossing far_side
    переправ форсув форсир
order ordered compulsory mandatory forced obligatory force = ordered
    примус принуд обов'яз обязат наказ приказ
warn warning warned = warned
    попередж предупр
surprise surprised unprepared caught_off_guard = surprise
    несподів зненацьк неожидан врасплох
collapse crumble rout = collapsed
    розвал развал обвал
surrender hand_over handed_over handed handover capitulate deal = handed_over
    здач сдач здав сдал капітул капитул
find found discover discovered discovery uncover = found located
    знай виявл найд обнаруж
sign mark trace = marks traces signs
    ознак слід признак след
launch launched = began
    розпоч запуст
pressure pressured = pressured
    тиск давлен
hand_out handed_out issue issued distribute give_out = issued receive
    вида выда
flee_city bolt = fled
fear feared afraid = feared
    боя страх
hide hiding hid = hiding
    хова прят
discuss discussion debate = discuss discussion
    обговор обсужд
wound_up stall stalled = stalled
announce announcement declare proclaim = announced declared
    оголо проголо объяв
confirm confirmation = confirmed confirm
    підтвер подтвер
verify verified verification = verify
    перевір провер
begin begun began start beginning commence onset = began start begin
    поча нача
end ended finish over ending = ended end
    скінч кінець закінч законч конец оконч
publish published publication = published
    опублік опублик
want wanted desire seek sought = wanted
    хоті хоте
kill_list hit_list death_list blacklist target_list hunt = hunt lists_of
    списк список
convoy column motorcade caravan = convoy
    колон конво
drone uav quadcopter unmanned = drone
    дрон безпілот беспилот бпла
car vehicle = car
    авто машин
referendum plebiscite vote ballot poll = referendum vote
    референдум голосув голосов
annex annexation annexing incorporate incorporation absorb join joining accession = annex annexed
    join_russia joining_russia
    анекс аннекс приєдн присоедин
emblem coat_of_arms heraldry symbol crest insignia = coat_of_arms symbols
    герб символ
imperial tsarist czarist empire = imperial
    імперс импер царс
martial_law state_of_emergency emergency curfew = martial_law
    воєнн_стан воєнний военн_полож военное надзвичайн чрезвычайн
passport citizenship passportization passportisation = passport
    паспорт громадянств гражданств
medicine meds drug medical = medicine health_care
    лік медиц лек
electricity power heating blackout utilities = electricity heating
    електр электр світл опален отоплен
aid humanitarian relief = humanitarian
    гуманіт гуманит допомог помощ
mine minefield mined landmine demining = mines
    мінам мінув мины мин замінов заминир
footage video imagery satellite geolocated geolocation photo = footage imagery
    відео видео супутник спутник фото
map = map
    карт мап
decree law ordinance = decree
    указ декрет закон
leaflet flyer pamphlet = leaflet
    листівк листовк
war = war
    війн войн
infrastructure = infrastructure
    інфраструктур инфраструктур
election elected = elected election
    вибор выбор обран избран
oblast region province = oblast regional
    област
raion district rayon = raion district
    район
hromada community = hromada communities
    громад
"""
# Any settlement, and settlements of one kind: in a text, or as the place that a fact is about.
_SETTLEMENTS = (
    ("settlement locality town", "населен смт посел пункт містеч", "city village rural_settlement other"),
    ("village hamlet", "сел дерев", "village rural_settlement other"),
    ("city cities", "міст город", "city"),
)


def _same(row: str) -> Sense:
    """The sense of a row of _SAME."""
    english = [word for word in row.split() if word.isascii()]
    at = english.index("=")
    return Sense(
        name=english[0].replace("_", " "),
        words=" ".join(english[:at]),
        text=" ".join(english[at + 1 :]),
        cyrillic=" ".join(word for word in row.split() if not word.isascii()),
    )


SENSES: tuple[Sense, ...] = (
    *(*_KINDS, *_STANDINGS, *_HOLDERS),
    *map(_same, re.split(r"\n(?! )", _SAME.strip())),
    *(
        Sense(name=w.split()[0], words=w, cyrillic=c, places=p, text="settlement town village city")
        for w, c, p in _SETTLEMENTS
    ),
)


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Words that only ask: they narrow nothing.
ASKING = _words(
    """
    a able about above across activity actual affair after aftermath afterwards again ahead all alleged
    almost alone also although always am amid among amongst an and answer answers any anyone appear appeared
    appears approximately are area areas as at awful background be because been before beforehand being
    believe believed below best better between beyond bogus both bring brings brought but by came can cant
    case cases certain chronology circumstances come comes coming completely concern concerned contain
    contained could couldnt current data date day days describe described despite detail details did didnt do
    does doesnt dont due during each eg either entirely etc even event events eventually ever every ex
    exactly example experience experienced explain explained fact facts fake false find for formerly from
    fully gave get gets getting give given gives giving go goes gone got had hadnt happen happened happening
    happens has hasnt have havent having he hear heard hello her here hi him his history horrible how however
    i if illegal impossible in incident incidents info information initially inside instead into involve
    involved is isnt it its just kharkivctl kind kinds knew know known largely last lately latest learn
    learned learnt let lets likely list location locations made mainly make makes making manner many matter
    matters may me mean means meant meanwhile mention mentioned month more most mostly much my names near
    nearby nearly neither never next no none not nothing now number occur occurred occurs of off officially
    often on once one openly or originally otherwise our out outcome over overview part partially particular
    partly parts per phony please pls plz possible precisely present presently previous publicly put puts
    question questions quite rather real really reason reasons recorded refer referred relate related rigged
    roughly same secretly seem seems sham she should show similar situation so socalled some someone
    something soon sort sorts spot still stories story such suddenly summary supposedly temporarily terrible
    territories territory than thanks that the their them then there therefore these they thing things think
    this those though thought through thus timeline to today together too topic totally true turn turned type
    types ultimately unable under undergo unlikely until up upward us usually various version versus very via
    vs was wasnt way ways we went were werent what when where whether which while who whom whose why will
    with wont word worse worst would year years you your zone zones або був була були було було-ли был была
    были было в вже во все вся всі від відбулося відомо где года году де для до дуже есть еще ещё же з за
    зараз звідки знати зі и из известно или й как какая какие какого какой ко когда коли кто куда куди ли
    лише мені мне на о об от откуда очень по под подія покажи почему при про произошло під расскажи розкажи
    року с сейчас ситуация ситуація сколько скільки случилось со событие события сталося та там тогда того
    тоді той только тому тільки у уже узнать хочу хто це час чи чому что шо ще що это этот як яка яке який
    який-небудь якого якому які є і із
    такий така таке такой такая такое хочется job
    """
)
# Words of many questions that say little: they narrow an answer, but never to nothing.
SOFT = _words(
    """
    action actions actually already announce announced apart army around arrive article attempt authorities
    authority aware away back bad based became become belongs big bit break build call called carry cause
    change chief city claim clear close complete condition consider continue continued control controlled
    course currently dead deal design discover discovered discovery done double down early effect effort
    entire evidence exist far few figure final finally first follow force forced forces foreign formal former
    forward found full further gain general going good great group grow hand head headquarters heavy held
    help high hold huge idea important include invasion key kharkiv land large larger late later launch
    launched lead leave led left less level life like live lived living local long look lot main major man
    manage mass men military million minute moment move moved moving named national nature need new news
    occupation occupied occupier occupiers occupying official old online open operation order original
    overall own owner pass past people period person place plan point power prove public raise raised reach
    read receive received recent recently regard region remain remained report reported reports result
    results return right role run russian russians said sea see seen send sense serious serve set settle
    seven severe short showed shown side sign significant signs simple single site small source special
    specific spring stage stand start started state status stay step stop strong subject suffer support
    suppose sure system take term three time took top total town track troops try trying ukrainian ukrainians
    unit use used village war week whole win woman women work world write written wrong wrote время город
    місто оккупации оккупация окупація окупації
    want wanted
    member
    """
)
# Words that ask for numbers, and for what somebody said: matches that have these are preferred.
COUNTING = _words(
    """
    count how_big how_far how_large how_many number_of tally toll total кількість сколько скільки
    how_long
    """
)
SAYING = _words(
    """
    quote quoted said say saying says tell tell_about told words говорив говорил заявив заявил казав сказав
    сказал
    """
)


def phrases(words: str) -> Iterator[str]:
    """Each word or phrase of a list of the table, with spaces inside phrases."""
    return (word.replace("_", " ") for word in words.split())
