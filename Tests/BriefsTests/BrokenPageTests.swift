import Language
import Tables
import Testing

@testable import Briefs

/// A page that cannot be is refused, with what is wrong, where, and what to do.
@Suite struct BrokenPageTests {
  /// A page with one fault, which begins behind `§`.
  struct Broken: Sendable, CustomTestStringConvertible {
    var code: String
    var message: String
    var note: String?
    var text: String
    var testDescription: String { message }

    /// A page that is whole but for a block.
    init(_ code: String, _ message: String, note: String? = nil, block: String) {
      self.init(code, message, note: note, page: "waymark: 1\npage: p\nblocks:\n  - " + block + "\n")
    }

    init(_ code: String, _ message: String, note: String? = nil, page: String) {
      (self.code, self.message, self.note, self.text) = (code, message, note, page)
    }
  }

  static let pages: [Broken] = [
    Broken(
      "E011", "unknown key 'titel'", note: "title",
      page: "waymark: 1\npage: p\n§titel: X\nblocks:\n  - run: all\n"),
    Broken("E013", "key 'blocks' is missing", page: "§waymark: 1\npage: p\n"),
    Broken("E015", "'waymark' takes 1", page: "waymark: §2\npage: p\nblocks:\n  - run: all\n"),
    Broken(
      "E015", "takes a name of small letters", page: "waymark: 1\npage: §My Page\nblocks:\n  - run: all\n"),
    Broken("E015", "'blocks' takes a list", page: "waymark: 1\npage: p\nblocks: §all\n"),
    Broken(
      "E015", "'needs' takes a mapping", page: "waymark: 1\npage: p\nneeds: §country\nblocks:\n  - run: all\n"
    ),
    Broken(
      "E015", "has no 'country'", page: "waymark: 1\npage: p\ntitle: §page.country\nblocks:\n  - run: all\n"),
    Broken(
      "E015", "phrase of 'route' needs '{}'",
      page: "waymark: 1\npage: p\nphrases:\n  §route: on it\nblocks:\n  - run: all\n"),
    Broken("E012", "no kind of block is named 'tabel'", note: "table", block: "§tabel: years"),
    Broken("E015", "a block is a mapping", block: "§messages"),
    Broken(
      "E011", "unknown key 'bye'", note: "by",
      block: "figure: small-multiples\n    by: route\n    §bye: route"),
    Broken(
      "E015", "'figure' does not know 'smal-multiples'", note: "small-multiples",
      block: "figure: §smal-multiples"),
    Broken("E015", "'small-multiples' takes 1 to 3 dimensions in 'by'", block: "figure: §small-multiples"),
    Broken("E015", "'line' takes 0 dimensions", block: "figure: line\n    by: §route"),
    Broken("E015", "needs two codes of 'route'", block: "figure: §pyramid\n    by: [route, nationality]"),
    Broken("E015", "'absent' does not know 'maybe'", block: "figure: line\n    absent: §maybe"),
    Broken("E015", "'messages' takes a whole number", block: "messages: §0"),
    Broken("E015", "'show: spread' needs 'by'", block: "messages:\n      - {show: §spread}"),
    Broken(
      "E015", "'show: parts' needs 'by'", block: "messages: chosen\n    over:\n      - {show: §parts}"),
    Broken(
      "E015", "'show: shares' needs 'base'",
      block: "messages: chosen\n    over:\n      - {show: §shares, by: route}"),
    Broken("E015", "'paper' does not know 'no'", block: "run: all\n    paper: §no"),
    Broken("E015", "'show: new' needs one dimension", block: "key-figures:\n      - {show: §new}"),
    Broken("E015", "'trust' does not know 'some'", block: "trust: §some"),
    Broken(
      "E015", "'table' and 'contract' both name the table",
      block: "figure: line\n    table: series\n    contract: §detections"),
    Broken("E015", "'heading' is empty", block: "heading: §\"\""),
    Broken("E015", "where the tag of a language stands", block: "heading: {§english_1: Messages}"),
    Broken("E015", "a picture needs 'alt'", block: "picture: §map.png"),
    Broken("E015", "no such picture", block: "picture: §map.png\n    alt: A map"),
    Broken(
      "E015", "takes a path beside the file that names it", block: "picture: §../map.png\n    alt: A map"),
    Broken("E091", "reads no counts of 'seris'", note: "series", block: "figure: line\n    table: §seris"),
    Broken(
      "E091", "no counts of contract 'detection'", note: "detections",
      block: "figure: line\n    contract: §detection"),
    Broken(
      "E091", "has no dimension 'rout'", note: "route",
      block: "figure: small-multiples\n    table: series\n    by: §rout"),
    Broken("E091", "has no measure 'person'", note: "persons", block: "§figure: line\n    measure: person"),
    Broken(
      "E091", "has no total of 'nationality'", block: "figure: line\n    table: §series"),
    Broken(
      "E091", "several codes of 'route'",
      block: "figure: line\n    where: {nationality: PAK, route: §[CMED, WBAL]}"),
    Broken(
      "E091", "'WBLA' is no code of 'routes'", note: "WBAL",
      block: "figure: line\n    where: {nationality: PAK, route: §WBLA}"),
    Broken(
      "E091", "the page has no 'country'", block: "figure: line\n    where: {nationality: §page.country}"),
    Broken(
      "E091", "'per' needs a population",
      block: "§figure: line\n    where: {nationality: PAK}\n    per: 100000"),
    Broken(
      "E091", "trafficking and smuggling would stand in one chart",
      block: "figure: small-multiples\n    table: cases\n    by: §[matter, sex]"),
    Broken("E091", "reads no quality", block: "§quality: all"),
    Broken("E091", "reads no changes", block: "§changes: 5"),
  ]

  /// A stage that reads detections by route, with totals, and nationality, without; and cases of both crimes.
  private static let inputs: [PageCheck.Input] = [
    .init(
      port: .counts, stage: "series",
      schema: CountsSchema(
        contracts: ["detections"], citations: [],
        dimensions: [
          .init(name: "route", codeList: "routes", hasMargin: true),
          .init(name: "nationality", codeList: "countries"),
        ], period: .init(name: "year", frequency: .year), measures: ["persons"])),
    .init(
      port: .counts, stage: "cases",
      schema: CountsSchema(
        contracts: ["cases"], citations: [],
        dimensions: [
          .init(name: "matter", codeList: "matters"), .init(name: "sex", codeList: "sex", hasMargin: true),
        ],
        period: .init(name: "year", frequency: .year), measures: ["persons"])),
    .init(port: .findings, stage: "trends", schema: nil),
  ]

  /// What is wrong with a page, before any data is read.
  static func faults(_ text: String) -> [Diagnostic] {
    do throws(DiagnosticsError) {
      let node = try YAMLReader.read(SourceText(name: "p.yaml", text: text))
      let page = try PageFile.read(node, folder: "/nowhere")
      let log = Faults()
      PageCheck(
        inputs: inputs,
        codes: { ["routes": ["CMED", "WBAL"], "countries": ["IRQ", "PAK"]][$0] }, report: log.add
      ).check(page)
      return log.all
    } catch {
      return error.diagnostics
    }
  }

  @Test(arguments: pages)
  func aBrokenPageIsRefusedWithPlaceAndRemedy(_ broken: Broken) throws {
    let mark = try #require(broken.text.firstIndex(of: "§"))
    let before = broken.text[..<mark].split(separator: "\n", omittingEmptySubsequences: false)
    let faults = Self.faults(broken.text.replacing("§", with: ""))
    #expect(faults.count == 1, "\(faults.map(\.message))")
    let fault = try #require(faults.first)
    #expect(
      fault.code == broken.code && fault.message.contains(broken.message), "\(fault.code) \(fault.message)")
    #expect(fault.location?.start.line == before.count)
    #expect(fault.location?.start.column == (before.last?.count ?? 0) + 1)
    #expect(fault.help?.isEmpty == false, "no help: \(fault.message)")
    if let note = broken.note {
      #expect(fault.caretNote?.contains("'\(note)'") == true, "\(fault.caretNote ?? "")")
    }
  }

  @Test func aWholePageIsNotRefused() {
    let text =
      "waymark: 1\npage: p\nneeds: {country: countries}\ntitle: page.country\nblocks:\n"
      + "  - messages: 3\n  - figure: line\n    where: {nationality: page.country, route: WBAL}\n  - findings: 4\n"
    #expect(Self.faults(text).isEmpty, "\(Self.faults(text))")
  }

  @Test(arguments: ShippedPages.names)
  func shippedPagesAreShortAndHaveNoFault(_ name: String) throws {
    let text = try #require(ShippedPages.text(name))
    let page = try #require(text.split(separator: "\ntranslations:").first)
    #expect(page.split(separator: "\n").count < 120)
    #expect(try Samples.page(name).name == name)
  }

  /// A copy of a shipped page is a page of its own, and one changed block changes only what it shows.
  @Test(arguments: ShippedPages.names.filter { ShippedPages.text($0)?.contains("- trust: all") == true })
  func aCopyWithOneBlockChangedRenders(_ name: String) throws {
    let text = try #require(ShippedPages.text(name))
    let isCases = name == "case-records"
    let inputs = isCases ? CaseSamples.inputs : Samples.inputs()
    func report(_ text: String) throws -> Report {
      let page = try PageFile.read(YAMLReader.read(SourceText(name: "copy.yaml", text: text)), folder: "")
      return page.filled(inputs, subject: ["country": "PAK"]).report
    }
    let changed = try report(
      text.replacing("page: \(name)", with: "page: our-copy").replacing(
        "  - trust: all", with: "  - words: Ask us"))
    let before = try report(text)
    #expect(changed.page == "our-copy" && changed.html.contains("Ask us"))
    #expect(changed.trustNotes.isEmpty && !before.trustNotes.isEmpty)
    #expect(changed.sections.count == before.sections.count)
    #expect(changed.sections[0] == before.sections[0])
  }
}

/// What a check reported, in order.
private final class Faults: @unchecked Sendable {
  // One test on one thread fills it.
  private(set) var all: [Diagnostic] = []
  var add: @Sendable (Diagnostic) -> Void { { [self] in all.append($0) } }
}
