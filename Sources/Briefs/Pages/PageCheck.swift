public import Language
public import Tables

/// Checks the blocks of a page against the inputs of a render stage, before any data is read.
public struct PageCheck: Sendable {
  /// An input of the stage.
  public struct Input: Sendable {
    /// The ports a render stage has.
    public enum Port: String, Sendable, CaseIterable {
      case counts, exposure, findings, quality, changes
    }

    /// The port.
    public var port: Port
    /// The stage that feeds it.
    public var stage: String
    /// The shape of a table; nil for what is none.
    public var schema: CountsSchema?

    /// Creates an input.
    public init(port: Port, stage: String, schema: CountsSchema?) {
      self.port = port
      self.stage = stage
      self.schema = schema
    }
  }

  /// The inputs.
  public var inputs: [Input]
  /// The codes of a list, or nil where there is no such list.
  public var codes: @Sendable (_ list: String) -> [String]?
  /// The names of the notes that an office wrote for pages of this file.
  public var notes: [String] = []
  /// Takes a diagnostic.
  public var report: @Sendable (Diagnostic) -> Void
  var needs: [PageFile.Need] = []
  var kind = ""
  /// Where the block stands that is looked at.
  var location: SourceLocation?
  var absence = BlockAbsence.refused

  /// Creates a check.
  public init(
    inputs: [Input], codes: @escaping @Sendable (_ list: String) -> [String]?,
    report: @escaping @Sendable (Diagnostic) -> Void
  ) {
    self.inputs = inputs
    self.codes = codes
    self.report = report
  }

  /// Reports every block of a page that these inputs cannot fill.
  public func check(_ page: PageFile) {
    var check = self
    check.needs = page.needs
    for item in page.items {
      guard let block = item.block else { continue }
      check.kind = type(of: block).word
      check.absence = item.absence
      check.location = item.location
      block.check(check)
    }
  }

  /// Reports that a block cannot be filled; without a place of its own, at the block.
  public func fail(_ message: String, at location: SourceLocation?, note: String? = nil, help: String? = nil)
  {
    report(
      Diagnostic(
        code: "E091", message: "page: block '\(kind)': \(message)", location: location ?? self.location,
        caretNote: note, help: help))
  }

  /// Reports that an input is not there, unless the block may be left out.
  public func absent(
    _ message: String, at location: SourceLocation?, note: String? = nil, help: String? = nil
  ) {
    if absence == .refused { fail(message, at: location, note: note, help: help) }
  }

  /// Reports that the stage reads nothing at a port, unless the block may be left out.
  func needs(_ port: Input.Port) {
    guard inputs(port).isEmpty else { return }
    let word = port.rawValue
    absent(
      "the stage reads no \(word)", at: nil, help: "add '\(word)' to its 'from', or leave the block out")
  }

  /// The inputs of a port.
  public func inputs(_ port: Input.Port) -> [Input] { inputs.filter { $0.port == port } }

  /// Reports what no table can be sliced as a block wants it.
  ///
  /// A block that names no table needs one that fits; one that names a table needs that one to fit.
  func check(_ slice: Slice, needsTable: Bool = true, shape: Bool = true) {
    let tables = inputs(.counts).filter { $0.schema != nil }
    let chosen = tables.filter { input in
      slice.selects(stage: input.stage, contracts: input.schema?.contracts ?? [])
    }
    var check = self
    if slice.absence == .skipped { check.absence = .skipped }
    check.checkTables(slice, tables, chosen, needsTable, shape)
  }

  private func checkTables(
    _ slice: Slice, _ tables: [Input], _ chosen: [Input], _ needsTable: Bool, _ shape: Bool
  ) {
    guard !chosen.isEmpty else {
      switch slice.selector {
      case .any:
        if needsTable { absent("the stage reads no counts", at: nil, help: "add 'counts' to its 'from'") }
      case .stage(let name):
        let known = tables.map(\.stage)
        absent(
          "the stage reads no counts of '\(name)'", at: slice.selectorLocation,
          note: Suggestion.note(for: name, in: known),
          help: "counts it reads: \(known.joined(separator: ", "))")
      case .contract(let name):
        let known = tables.flatMap { $0.schema?.contracts ?? [] }.reduce(into: [String]()) {
          if !$0.contains($1) { $0.append($1) }
        }
        absent(
          "the stage reads no counts of contract '\(name)'", at: slice.selectorLocation,
          note: Suggestion.note(for: name, in: known),
          help: "contracts it reads: \(known.joined(separator: ", "))")
      }
      return
    }
    guard shape else { return }
    let faults = chosen.compactMap { input in
      input.schema.flatMap { slice.fault($0, hasTotal: \.hasMargin) }.map { (input.stage, $0) }
    }
    let isNamed = slice.selector != .any
    if let (stage, fault) = faults.first, isNamed || faults.count == chosen.count {
      report(fault, stage: stage, slice)
      return
    }
    for pin in slice.pins { check(pin, in: chosen) }
  }

  private func report(_ fault: SliceFault, stage: String, _ slice: Slice) {
    switch fault {
    case .noDimension(let name, let known, let location):
      absent(
        "'\(stage)' has no dimension '\(name)'", at: location, note: Suggestion.note(for: name, in: known),
        help: "dimensions of '\(stage)': \(known.joined(separator: ", "))")
    case .noMeasure(let name, let known):
      fail(
        "'\(stage)' has no measure '\(name)'", at: slice.selectorLocation,
        note: Suggestion.note(for: name, in: known),
        help: "measures of '\(stage)': \(known.joined(separator: ", "))")
    case .severalCodes(let name, let location):
      fail(
        "several codes of '\(name)' would have to be added", at: location,
        help: "name one code, or add '\(name)' to 'by' so that each stands alone; sums are made by a stage")
    case .noTotal(let name):
      absent(
        "'\(stage)' has no total of '\(name)', and a page never sums", at: slice.selectorLocation,
        help: "name a code in 'where', spread it in 'by', or disaggregate it with 'total+each' in a stage")
    }
  }

  private func check(_ pin: Slice.Pin, in tables: [Input]) {
    let list = tables.lazy.compactMap { input in
      input.schema?.dimensions.first { $0.name == pin.dimension }?.codeList
    }.first
    for code in pin.codes {
      if code.hasPrefix(Slice.subject) {
        let name = String(code.dropFirst(Slice.subject.count))
        if !needs.contains(where: { $0.name == name }) {
          fail(
            "the page has no '\(name)'", at: pin.location,
            note: Suggestion.note(for: name, in: needs.map(\.name)),
            help: "declare it: 'needs: {\(name): LIST}'")
        }
        continue
      }
      guard let list, let known = codes(list),
        ![CountsSchema.marginCode, CountsSchema.unknownCode].contains(code)
      else { continue }
      if !known.contains(code) {
        fail(
          "'\(code)' is no code of '\(list)'", at: pin.location, note: Suggestion.note(for: code, in: known),
          help: "codes: \(known.prefix(20).joined(separator: ", "))\(known.count > 20 ? ", ..." : "")")
      }
    }
  }
}
