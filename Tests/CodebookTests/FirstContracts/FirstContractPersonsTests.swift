import Foundation
import Testing

@testable import Codebook

/// Lists of persons without an identifier are no tables of figures: no name becomes a category, no running number an amount.
@Suite struct FirstContractPersonsTests {
  static let names = [
    "Noor Koval", "Ahmed Ali", "Amina Jan", "Olena Petrov", "Tuan Khan", "Rosa Nguyen", "Ivan Das",
    "Lan Diaz",
    "Maria Rai", "John Bello", "Sita Tran", "Omar Haidari",
  ]

  /// A heading of running numbers, one of names, one of ages and one of sexes.
  static let headings = [
    ("Sr", "Name", "Age", "Sex"), ("SL", "Victim", "Age", "Sex"), ("S/N", "Complainant", "Age", "Gender"),
    ("STT", "Họ và tên", "Tuổi", "Giới tính"), ("م", "الاسم", "السن", "الجنس"), ("番号", "氏名", "年齢", "性別"),
    ("क्र.सं.", "नाम", "उम्र", "लिङ्ग"), ("N°", "Nom", "Âge", "Sexe"), ("№", "ФИО", "Возраст", "Пол"),
    ("#", "Defendant", "Age", "Sex"),
  ]

  static func list(_ heading: (String, String, String, String), names: [String], more: String? = nil)
    -> String
  {
    var lines = [
      [heading.0, heading.1, heading.2, heading.3, "District", "Year", more].compactMap(\.self).joined(
        separator: ",")
    ]
    for row in 0..<30 {
      let cells = [
        "\(row + 1)", names[row % names.count] + (names.count < 6 ? "" : " \(["A", "B", "C"][row / 12])"),
        "\(9 + row * 7 % 31)", row % 3 == 0 ? "M" : "F", row % 2 == 0 ? "Herat" : "Nimroz",
        "\(2020 + row % 3)",
        more.map { _ in "\(1 + row % 4)" },
      ]
      lines.append(cells.compactMap(\.self).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test(arguments: headings) func aListOfNamesIsRecords(_ heading: (String, String, String, String)) throws {
    let contract = try FirstContractTests.contract(Self.list(heading, names: Self.names))
    #expect(contract.kind == .records, "\(contract.kindEvidence)")
    let names = try #require(contract.columns.first { $0.name == heading.1 })
    #expect(names.role == .attribute && names.list == nil && names.isSensitive)
    let numbers = try #require(contract.columns.first { $0.name == heading.0 })
    #expect(numbers.role != .measure && numbers.list == nil)
    #expect(contract.writtenLists.allSatisfy { $0.name == "district" })
  }

  @Test func namesThatComeAgainAreNamesWhereEachRowIsNumbered() throws {
    let contract = try FirstContractTests.contract(
      Self.list(Self.headings[0], names: Array(Self.names.prefix(5)), more: "Accused"))
    #expect(contract.kind == .records)
    #expect(contract.columns.first { $0.name == "Name" }?.list == nil)
  }

  @Test func anAgeAndASexInEachRowAreOfAPerson() throws {
    let lines = (0..<30).map {
      "\($0 + 1),\(9 + $0 * 7 % 31),\($0 % 3 == 0 ? "M" : "F"),\($0 % 2 == 0 ? "Herat" : "Nimroz")"
    }
    let contract = try FirstContractTests.contract(
      "Sr,Age,Sex,District\n" + lines.joined(separator: "\n") + "\n")
    #expect(contract.kind == .records)
  }

  /// Tables of figures with a running number, with names of places, by single years of age.
  static let places = ["Herat", "Nimroz", "Farah", "Ghor", "Balkh", "Kunduz", "Takhar", "Logar"]
  static let figures: [(String, [String])] = [
    ("Sr,District name,Victims", places.enumerated().map { "\($0 + 1),\($1),\(40 + $0)" }),
    ("S.No,Name of district,Victims", places.enumerated().map { "\($0 + 1),\($1),\(40 + $0)" }),
    (
      "Year,Age,Sex,Victims",
      (0..<8).map { "\(2020 + $0 / 4),\(12 + $0 / 2 % 2),\($0 % 2 == 0 ? "M" : "F"),\(40 + $0)" }
    ),
  ]

  @Test(arguments: figures) func aTableOfFiguresIsNoList(
    _ heading: String, _ rows: [String]
  ) throws {
    let contract = try FirstContractTests.contract(
      heading + "\n" + rows.joined(separator: "\n") + "\n")
    #expect(contract.kind == .counts, "\(contract.kindEvidence)")
    #expect(contract.columns.filter { $0.role == .measure }.map(\.name) == ["Victims"])
  }

  @Test func aTableWithoutPeriodsIsMarkedAndNotCountedByItsRows() throws {
    let contract = try FirstContractTests.contract("Zone,Found\nA,120\nB,95\nC,130\nD,31\n")
    #expect(contract.kind == .counts && contract.kindDoubt?.contains("may be cases") == true)
  }

  /// Headings of numbers that tell who somebody is, beside a day and a sex.
  @Test(arguments: [
    "WhatsApp", "Nr tel.", "Телефон", "CPF", "PESEL", "Aadhaar", "کد ملی", "电话", "Hotline caller", "Zzyzx",
  ]) func longNumbersMakeRecordsAndNoFigures(_ heading: String) throws {
    let lines = (0..<20).map {
      "2023-\(String(format: "%02d", $0 % 12 + 1))-1\($0 % 9),\($0 % 3 == 0 ? "M" : "F"),\(233_550_142_852 + $0 * 7_919),Accra"
    }
    let contract = try FirstContractTests.contract(
      "Date,Sex,\(heading),City\n" + lines.joined(separator: "\n") + "\n")
    #expect(contract.kind == .records, "\(contract.kindEvidence)")
    #expect(contract.columns.first { $0.name == heading }?.role == .attribute)
    #expect(contract.writtenLists.allSatisfy { $0.name == "city" })
  }

  /// Amounts and spans of time beside a reference or a day of each case, and a sex.
  @Test(arguments: [
    "Amount paid", "Sentence (months)", "Children under care", "Vârsta", "Height (cm)", "Number of relatives",
  ])
  func amountsOfPersonsAreNoFigures(_ heading: String) throws {
    for (own, text) in [("Ref", "KE-2021-0"), ("Nume", "Ana Botnari "), ("Opened", "2023-03-")] {
      let lines = (10..<30).map { "\(text)\($0),\($0 % 3 == 0 ? "M" : "F"),\($0 * 3),Nakuru" }
      let contract = try FirstContractTests.contract(
        "\(own),Sex,\(heading),County\n" + lines.joined(separator: "\n") + "\n")
      #expect(contract.kind == .records, "\(own): \(contract.kindEvidence)")
      #expect(contract.columns.first { $0.name == own }?.role != .dimension)
    }
  }

  /// Headings under which names stand in at least three records each.
  @Test(arguments: [
    "Interviewed by", "Employer", "Recruiter", "a.k.a.", "Потерпевшая", "Madam", "Next of kin", "Xyzzy",
    "Gesprächspartner",
  ]) func namesThatComeAgainAreNoCategories(_ heading: String) throws {
    let lines = (0..<30).map { "\($0 + 1),2023-0\($0 % 9 + 1)-11,F,\(Self.names[$0 % 4]),Herat" }
    let contract = try FirstContractTests.contract(
      "Case no,Date,Sex,\(heading),District\n" + lines.joined(separator: "\n") + "\n")
    #expect(contract.kind == .records)
    #expect(contract.columns.first { $0.name == heading }?.role == .attribute)
    #expect(contract.writtenLists.map(\.name) == ["district"] || contract.writtenLists.isEmpty)
    #expect(!contract.text(source: "x", declaration: []).contains("Koval"))
  }

  /// Headings of days and years of birth: they place no case in time.
  @Test(arguments: [
    "Nato il", "Geb. datum verdachte", "Data de nasc.", "D.Tarihi", "Née le", "Д.р.", "Geb.jahr", "Jahrgang",
    "Rok ur.", "जन्म मिति",
  ]) func daysOfBirthAreNoTime(_ heading: String) throws {
    let lines = (0..<30).map { "\($0 + 1),\(1970 + $0)-0\($0 % 9 + 1)-1\($0 % 9),F,2023-0\($0 % 9 + 1)-21" }
    let contract = try FirstContractTests.contract(
      "Case no,\(heading),Sex,Registered\n" + lines.joined(separator: "\n") + "\n")
    let birth = try #require(contract.columns.first { $0.name == heading })
    #expect(contract.kind == .records && birth.isSensitive && birth.role == .attribute)
    #expect(contract.columns.first { $0.role == .period }?.name == "Registered")
  }
}
