import Codebook
import Language
import Testing

/// What the rules of a contract of figures may ask for.
@Suite struct RuleColumnTests {
  private static func contract(_ rule: String) -> String {
    """
    contract: x
    unit: count
    columns:
      place: {type: code, list: countries, also: [BLOC], role: dimension}
      remark: {type: text, missing: [none]}
      year: {type: year, role: period}
      n: {type: count, role: measure}
    rules:
      - {id: asked, expect: \(rule), on-failure: reject}
    """
  }

  private static let file = "place,remark,year,n\nPAK,old,2020,1\nBLOC,,2020,2\nIRN,none,2020,3\n"

  @Test(arguments: [
    ("place != BLOC", ["IRN 2020 3", "PAK 2020 1"]), ("place = BLOC", ["BLOC 2020 2"]),
    ("remark is known", ["PAK 2020 1"]), ("remark is not known", ["BLOC 2020 2", "IRN 2020 3"]),
    // Unknown counts as held.
    ("remark != \"old\"", ["BLOC 2020 2", "IRN 2020 3"]),
  ])
  func aRuleTakesCodesBesideTheListAndTextsWithoutARole(_ rule: String, _ rows: [String]) throws {
    let quoted = rule.contains("\"") ? "'\(rule)'" : rule
    #expect(try LoadedFile.rows(Self.contract(quoted), [Self.file]).sorted() == rows)
  }

  @Test func aCodeOfNeitherIsRefused() throws {
    #expect(try LoadedFile.refusal(Self.contract("place != BLOK")).contains("E061"))
  }
}
