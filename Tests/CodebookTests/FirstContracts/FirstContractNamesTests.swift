import Testing

@testable import Codebook

/// Categories that hold others by what their names say: nothing is counted twice, and what is no part of another is added.
@Suite struct FirstContractNamesTests {
  /// A table of categories with their figures, a row each for so many years; figures rise a little from year to year.
  static func drafted(
    _ categories: [(String, Int)], heading: String = "Group", years: Int = 2
  ) throws -> DraftedContract {
    var lines = ["Year;\(heading);Victims"]
    for year in 0..<years { lines += categories.map { "\(2020 + year);\($0.0);\($0.1 * (10 + year))" } }
    return try DraftedContract(text: lines.joined(separator: "\n") + "\n")
  }

  /// The sum of the first year's figures, without the row of the total.
  static func sum(_ drafted: DraftedContract) -> Int { FirstContractOverlapTests.sum(drafted, 2020) }

  static func isNeverAdded(_ drafted: DraftedContract, _ heading: String = "Group") -> Bool {
    drafted.lines.contains { $0.hasPrefix("\(heading):") && $0.contains("additive: false") }
  }

  /// Categories, and the sum of those that are counted once.
  static let sums: [(categories: [(String, Int)], sum: Int)] = [
    ([("0-17", 20), ("0-14", 12), ("15-17", 8), ("18+", 40)], 600),
    ([("<18", 20), ("18-24", 12), ("25+", 8), ("18+", 20)], 400),
    ([("Under 18", 20), ("18 to 24", 12), ("25 and over", 8), ("18 and over", 20)], 400),
    ([("moins de 18 ans", 20), ("18-24 ans", 12), ("25 ans et plus", 8), ("18 ans et plus", 20)], 400),
    ([("Children", 7), ("0-11", 4), ("12-17", 3), ("Adults", 5)], 120),
    ([("Men", 9), ("Women", 11), ("Adults", 20), ("Children", 6)], 260),
    ([("Sexual", 20), ("Labour", 12), ("Labour - fishing", 8), ("Labour - domestic", 4)], 320),
    ([("Sexual", 20), ("Labour", 12), ("Labour: fishing", 8), ("Labour (domestic)", 4)], 320),
  ]

  @Test(arguments: sums.indices) func whatIsTheSumOfItsPartsByItsNameIsLeftOut(_ index: Int) throws {
    let (categories, sum) = Self.sums[index]
    let drafted = try Self.drafted(categories)
    #expect(Self.sum(drafted) == sum, "\(drafted.lines) \(drafted.rows)")
    #expect(drafted.lines.contains { $0.hasPrefix("Group:") && $0.contains("# check:") })
  }

  /// Categories of which one holds another and is more than its parts, or that may have persons in common.
  static let unadded: [[(String, Int)]] = [
    [("F", 20), ("M", 12), ("Girls", 8), ("Boys", 3)],
    [("Adults", 20), ("Children", 12), ("unaccompanied children", 8)],
    [("Labour", 30), ("Labour - fishing", 8), ("Sexual", 4)], [("0-17", 20), ("15-24", 12), ("25+", 8)],
    [("Male", 20), ("Female", 12), ("Adults", 25), ("Children", 9)],
    [("Niños", 20), ("Adultos", 12), ("niños no acompañados", 8)],
    [("0-17", 20), ("0-14", 12), ("18+", 8)],
  ]

  @Test(arguments: unadded.indices) func whereAPartOfAWholeIsMissingNothingIsAdded(_ index: Int) throws {
    let drafted = try Self.drafted(Self.unadded[index])
    #expect(Self.isNeverAdded(drafted), "\(drafted.lines)")
  }

  /// Categories none of which holds another.
  static let added: [[(String, Int)]] = [
    [("Women", 20), ("Men", 12), ("Girls", 8), ("Boys", 3)],
    [("0-8", 3), ("9-17", 8), ("18-23", 21), ("24+", 9)],
    [("under 12", 3), ("12-17", 8), ("18 and over", 21)],
    [("Labour", 4), ("Labour - fishing", 30), ("Sexual", 4)],
    [("Guinea", 20), ("Guinea-Bissau", 12), ("Mali", 9)], [("Minors", 20), ("Adults", 12), ("Unknown", 9)],
    [("0-18", 20), ("18-25", 12), ("25+", 9)], [("Men", 20), ("Women", 12), ("Children", 9)],
    [("Kano", 20), ("Lagos", 12), ("Edo", 9), ("Delta", 31)],
  ]

  @Test(arguments: added.indices) func whatStandsBesideEachOtherIsAdded(_ index: Int) throws {
    let drafted = try Self.drafted(Self.added[index])
    #expect(!Self.isNeverAdded(drafted), "\(drafted.lines)")
    #expect(Self.sum(drafted) == Self.added[index].map(\.1).reduce(0, +) * 10, "\(drafted.lines)")
  }

  @Test func personsOfNoKnownAgeStandBesideBands() throws {
    let drafted = try DraftedContract(
      text:
        "Year,Sex,0–9,10–17,35+,Unknown,Total\n2021,M,1,5,9,8,23\n2021,F,2,15,29,6,52\n2022,M,1,6,9,8,24\n")
    #expect(
      drafted.rows.contains { $0.contains("_U") && $0.hasSuffix(" 8") }, "\(drafted.lines) \(drafted.rows)")
    #expect(drafted.lines.contains { $0.hasPrefix("margins:") && $0.contains("age: Total") })
  }

  @Test func aTotalTellsWhatItsPartsAre() throws {
    let held = try Self.drafted([("Total", 32), ("F", 20), ("M", 12), ("Girls", 8), ("Boys", 3)])
    #expect(!Self.isNeverAdded(held))
    #expect(Self.sum(held) == 320, "\(held.lines)")
    let finer = try Self.drafted([("Total", 27), ("<18", 7), ("18-24", 12), ("25+", 8), ("18+", 20)])
    #expect(
      finer.lines.contains { $0.contains("'18+' overlaps") }
        && !finer.lines.contains { $0.contains("'25+' overlaps") })
    let beside = try Self.drafted([("Total", 43), ("F", 20), ("M", 12), ("Girls", 8), ("Boys", 3)])
    #expect(!Self.isNeverAdded(beside))
    #expect(Self.sum(beside) == 430, "\(beside.lines)")
  }

  @Test func aBandThatStandsWhereItsPartsDoNotIsKept() throws {
    let lines = [
      "Year,Age,Victims", "2020,0-17,20", "2020,18+,41", "2021,0-14,12", "2021,15-17,9", "2021,18+,44",
    ]
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(Self.sum(drafted) == 61, "\(drafted.lines)")
  }

  // MARK: Groups of countries

  static let countries = [("Germany", 41), ("France", 20), ("Italy", 36), ("Spain", 10), ("Norway", 7)]

  @Test(arguments: [
    "EU-27", "EU", "EU27_2020", "European Union", "Union européenne",
    "European Union - 27 countries (from 2020)",
  ])
  func aUnionBesideItsMembersIsLeftOut(_ name: String) throws {
    let drafted = try Self.drafted(Self.countries + [(name, 607)], heading: "Country")
    #expect(Self.sum(drafted) == 1140, "\(drafted.lines)")
    #expect(drafted.lines.contains { $0.hasPrefix("Country:") && $0.contains("holds countries beside it") })
  }

  @Test(arguments: ["World", "Monde", "العالم", "Весь мир", "Mundo"])
  func theWorldIsTheTotalOfCountries(_ name: String) throws {
    let drafted = try Self.drafted(Self.countries + [(name, 607)], heading: "Country")
    #expect(drafted.lines.contains { $0.hasPrefix("margins:") && $0.contains(name) }, "\(drafted.lines)")
  }

  @Test(arguments: [
    "Asia", "West Africa", "ECOWAS", "ASEAN", "Western Balkans", "Afrique", "América Latina", "آسیا",
  ])
  func besideAGroupOfCountriesNothingIsAdded(_ name: String) throws {
    let drafted = try Self.drafted(Self.countries + [(name, 60)], heading: "Country")
    #expect(Self.isNeverAdded(drafted, "Country"), "\(drafted.lines)")
  }

  @Test(arguments: [
    "Other countries", "Rest of world", "Other Africa", "Autres pays", "Otros países", "Stateless",
  ])
  func whatIsLeftBesideCountriesIsAPart(_ name: String) throws {
    let drafted = try Self.drafted(Self.countries + [(name, 60)], heading: "Country")
    #expect(!Self.isNeverAdded(drafted, "Country"), "\(drafted.lines)")
    #expect(Self.sum(drafted) == 1740, "\(drafted.lines)")
  }

  @Test(arguments: ["South Africa", "Central African Republic", "United States of America"])
  func aCountryWhoseNameHoldsThatOfAContinentIsOne(_ name: String) throws {
    let drafted = try Self.drafted(Self.countries + [(name, 60)], heading: "Country")
    #expect(!Self.isNeverAdded(drafted, "Country"), "\(drafted.lines)")
  }

  @Test func aTotalTellsWhetherAGroupOfCountriesIsAPart() throws {
    let part = try Self.drafted(Self.countries + [("Africa", 60), ("Total", 174)], heading: "Country")
    #expect(!Self.isNeverAdded(part, "Country"), "\(part.lines)")
    #expect(Self.sum(part) == 1740)
    let beside = try Self.drafted(Self.countries + [("Africa", 60), ("Total", 114)], heading: "Country")
    #expect(Self.sum(beside) == 1140, "\(beside.lines)")
  }

  @Test func continentsAloneAreAdded() throws {
    let drafted = try Self.drafted(
      [("Africa", 20), ("Asia", 12), ("Europe", 9), ("Oceania", 4)], heading: "Region")
    #expect(!Self.isNeverAdded(drafted, "Region"), "\(drafted.lines)")
  }

  // MARK: Several answers, different things

  static let several = [
    "Exploitation (multiple answers possible)", "Reason (more than one)", "Formes (réponses multiples)",
    "Motivo (respuesta múltiple)", "Form (Mehrfachnennungen)", "أشكال الاستغلال (إجابات متعددة)",
    "شکل بهره‌کشی (چند پاسخ)", "استحصال (ایک سے زیادہ)", "Причина (несколько ответов)",
  ]

  @Test(arguments: several) func whereSeveralAnswersArePossibleNothingIsAdded(_ heading: String) throws {
    let drafted = try Self.drafted([("Sexual", 20), ("Labour", 12), ("Begging", 9)], heading: heading)
    #expect(
      drafted.lines.contains { $0.contains("additive: false") && $0.contains("several answers") },
      "\(drafted.lines)")
  }

  /// Categories of an indicator, in many languages.
  static let things = [
    ["Denuncias", "Imputados", "Sentencias"],
    ["Зарегистрировано преступлений", "Направлено в суд", "Осуждено лиц"],
    ["Kasus", "Tersangka", "Korban"], ["Mağdur", "Şüpheli", "Dava"],
    ["عدد القضايا", "عدد المتهمين", "عدد الضحايا"],
    ["Cases registered", "Persons arrested", "Victims rescued"], ["मुद्दा दर्ता", "पक्राउ", "उद्धार"],
    ["Số vụ", "Số bị can", "Số nạn nhân"], ["Affaires", "Mis en cause", "Victimes"],
    ["Inquéritos", "Arguidos", "Vítimas"],
    ["Fälle", "Tatverdächtige", "Opfer"], ["Кримінальні провадження", "Підозрювані", "Потерпілі"],
    ["پرونده", "متهمان", "قربانیان"], ["مقدمات", "گرفتار ملزمان", "متاثرین"],
    ["Casi", "Indagati", "Vittime"],
    ["案件", "嫌疑人", "受害者"], ["検挙件数", "被疑者", "被害者"], ["Zaken", "Verdachten", "Slachtoffers"],
    ["Sprawy", "Podejrzani", "Ofiary"], ["Raste", "Të dyshuar", "Viktima"], ["মামলা", "আসামি", "ভিকটিম"],
    ["Dosare", "Suspecți", "Victime"], ["คดี", "ผู้ต้องหา", "ผู้เสียหาย"],
  ]

  @Test(arguments: things) func casesPersonsAndVictimsAreNeverAdded(_ words: [String]) throws {
    let drafted = try Self.drafted(zip(words, [60, 93, 33]).map { ($0, $1) }, heading: "Concepto")
    #expect(
      drafted.lines.contains { $0.contains("additive: false") && $0.contains("count different things") },
      "\(drafted.lines)")
  }

  @Test func provincesThatSoundLikeNothingAreAdded() throws {
    let drafted = try Self.drafted([("Киев", 60), ("Львов", 93), ("Одесса", 33)], heading: "Город")
    #expect(!drafted.lines.contains { $0.contains("additive: false") })
  }

  // MARK: Names of groups

  /// A band, its youngest and its oldest age.
  static let bands: [(String, ClosedRange<Int>)] = [
    ("0-14", 0...14), ("15–17", 15...17), ("18+", 18...200), ("<18", 0...17), ("≤ 17", 0...17),
    ("under 12", 0...11),
    ("65 and over", 65...200), ("over 65", 66...200), ("over 18", 18...200), ("moins de 18 ans", 0...17),
    ("18 ans et plus", 18...200), ("65 años y más", 65...200), ("unter 18 Jahren", 0...17),
    ("до 18 лет", 0...17),
    ("18 лет и старше", 18...200), ("أقل من 18 سنة", 0...17), ("18 سنة فأكثر", 18...200),
    ("زیر ۱۸ سال", 0...17),
    ("18yrs+", 18...200), ("17 and under", 0...17), ("Children", 0...17), ("adultes", 18...200),
    ("Children (0-11)", 0...11),
  ]

  @Test(arguments: bands.indices) func aBandIsReadByItsNumbers(_ index: Int) throws {
    let (text, ages) = Self.bands[index]
    let group = try #require(NamedGroup(text, library: LoadedFile.library), "\(text)")
    #expect(group.ages == ages, "\(text)")
    #expect(group.rest.isEmpty, "\(text): \(group.rest)")
  }

  @Test(arguments: ["Labour", "Unknown age", "2020-2021", "Other women", "18 - 17", "Kano", "150", "18"])
  func whatTellsNeitherAgesNorASexIsNoGroup(_ text: String) throws {
    #expect(try NamedGroup(text, library: LoadedFile.library) == nil)
  }
}
