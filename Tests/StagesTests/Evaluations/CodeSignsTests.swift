import Testing

@testable import Stages

private func codes(_ make: (Int) -> String) -> [String] { (0..<24).map(make) }

private let numbersOfPersons: [[String]] = [
  codes { "35202-\(1_234_567 + $0)-\($0 % 10)" }, codes { "35202\(1_234_567 + $0)\($0 % 10)" },
  codes { "+92 300 \(1_234_567 + $0 * 71)" }, codes { "0300\(1_234_567 + $0 * 713)" },
  codes { "AB\(1_234_567 + $0 * 7_131)" }, codes { "\(51_234_567 + $0 * 71_311)" },
  codes { "1\(970 + $0)0\(1 + $0 % 9)1\($0 % 9)" }, codes { _ in "12345678Z" },
  codes { "ABCDE\(1234 + $0 * 97)F" }, ["۳۵۲۰۲-۱۲۳۴۵۶۷-۱"], ["0092 300 1234567"],
]

private let plainCodes: [[String]] = [
  codes { "FALCON-\($0)" }, codes { "MT00000\(10 + $0)" }, codes { "LHR-2024-0\(10 + $0)" },
  codes { "\(482_913 + $0 * 1_371)" }, codes { "202403\(10 + $0)" }, codes { "ISB/\($0)" },
  codes { "3f2504e0-4f89-11d3-9a0c-0305e82c33\(10 + $0)" },
]

/// Codes by which persons could be told.
@Suite struct CodeSignsTests {
  @Test(arguments: numbersOfPersons)
  func numbersOfPersonsAreSeen(_ codes: [String]) {
    #expect(CodeSigns(codes).areNumbers, "\(codes[0])")
  }

  @Test(arguments: plainCodes)
  func codesAreNoNumbersOfPersons(_ codes: [String]) {
    let signs = CodeSigns(codes)
    #expect(!signs.areNumbers && !signs.areNames, "\(codes[0])")
  }

  @Test(arguments: [
    "participant-a", "Officer B", "trainee AA", "falcon", "blue tiger", "Bravo", "AMX", "FALCON-3",
    "participante c",
  ])
  func pseudonymsAreNoNames(_ code: String) { #expect(!CodeSigns.isName(code)) }

  @Test(arguments: [
    "Amina", "DIALLO A.", "Ali Khan", "rose", "noor", "a@fia.gov.pk", "Muhammad Tariq", "participant Amina",
    "امینه",
  ])
  func namesAreSeen(_ code: String) { #expect(CodeSigns.isName(code)) }

  @Test(arguments: [
    ["KAMAU", "OCHIENG", "MWANGI", "KIPROP", "ODHIAMBO"], ["kamau1", "ochieng2", "mwangi3", "oduya4"],
    ["Li", "Wu", "Ana", "Jo"], ["Oanh", "An", "Mai", "Bình", "Thu"],
  ])
  func wordsOfManyLengthsAreNames(_ codes: [String]) { #expect(CodeSigns(codes).areNames) }

  @Test(arguments: [
    ["KBL01", "HRT02", "MZR03", "KDH04"], ["ABC", "XYZ", "QRS"], ["A", "B", "C", "D"],
    ["falcon", "blue", "participant", "tiger"], ["P1", "P2", "KAMAU"], ["FALCON1", "BLUE2", "TIGER3"],
  ])
  func codesOfOneFormAndPseudonymsAreNoNames(_ codes: [String]) { #expect(!CodeSigns(codes).areNames) }

  @Test func oneNumberAmongCodesIsCountedAndNoReasonToStop() {
    let signs = CodeSigns(["P1", "P2", "P3", "3520212345671"])
    #expect(signs.numbers == 1 && !signs.areNumbers)
  }
}
