import Foundation
public import Language
import Tables

/// What a contract says of how its file is written.
extension ContractReader {
  /// Reads how a file is written from a text that says it as `file` of a contract does, for a file without a contract; what is not
  /// said is detected.
  ///
  /// - Parameter text: `skip: 2, header: 3`, with or without the braces around it and `file:` before it.
  /// - Throws: what is wrong with it; places of that are in the text.
  public static func fileDeclaration(text: String) throws(DiagnosticsError) -> FileDeclaration {
    var said = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if said.hasPrefix("file:") { said = said.dropFirst(5).trimmingCharacters(in: .whitespaces) }
    if !said.hasPrefix("{"), said != "detect" { said = "{\(said)}" }
    let node = try YAMLReader.read(SourceText(name: "--file", text: "file: \(said)\n"))
    var reader = ContractReader(library: .shipped)
    var declaration = reader.fileDeclaration(node)
    for key in fileKeysOfColumns {
      if let place = node["file"]?[key] {
        reader.fail(
          "'\(key)' is found from the columns, and is written into the contract where it is wrong", at: place)
      }
    }
    if let place = node["file"]?["file-as"] {
      reader.fail(
        "'file-as' is about several files, and is written into the contract of one of them", at: place,
        help: "with its column, such as 'release: {type: month, role: vintage}', under 'columns'")
    }
    guard reader.diagnostics.isEmpty else { throw DiagnosticsError(reader.diagnostics) }
    declaration.origin = .detected
    return declaration
  }

  /// The keys that depend on what the columns are.
  private static let fileKeysOfColumns = ["decimal", "thousands", "join"]
  private static let fileKeys = [
    "detect", "format", "encoding", "delimiter", "quote", "escape", "sheet", "range", "skip", "header",
    "below-header",
    "hxl", "until", "fill-down", "short-rows", "join", "decimal", "thousands", "sheets", "sheet-as",
    "file-as",
  ]
  /// The keys of a contract that are about its file.
  static let layoutKeys = ["file", "unpivot", "choices"]

  /// Reads how the file is written; what is not said is as RFC 4180 has it.
  mutating func fileDeclaration(_ contract: Node) -> FileDeclaration {
    var declaration = FileDeclaration()
    if let node = contract["file"] {
      if node.text == "detect" {
        declaration.origin = .detected
      } else if node.entries == nil {
        fail(
          "'file' says how the file is written", at: node,
          help: "write 'file: detect', or a mapping such as 'file: {delimiter: \";\", skip: 2}'")
      } else {
        checkKeys(node, Self.fileKeys, of: "'file'")
        declaration.origin = flag(node["detect"], "detect") ? .detected : .declared
        readOptions(node, &declaration.options)
        readLayout(node, &declaration.layout)
        if ["skip", "header", "hxl"].contains(where: { node[$0] != nil }) {
          declaration.saidOfRows.insert(.heading)
        }
        if node["until"] != nil { declaration.saidOfRows.insert(.end) }
        readNumbers(node, &declaration.numbers)
        declaration.join = node["join"].flatMap { join($0) }
        declaration.sheets = sheets(node)
        declaration.fileColumn = fileColumn(node, beside: declaration.sheets)
      }
    }
    if let node = contract["unpivot"] {
      declaration.layout.unpivot = unpivot(node)
      if declaration.origin == .standard { declaration.origin = .declared }
    }
    for entry in contract["choices"]?.entries ?? [] {
      if let choice = choice(entry) { declaration.choices.append(choice) }
      if declaration.origin == .standard { declaration.origin = .declared }
    }
    return declaration
  }

  private mutating func flag(_ node: Node?, _ key: String) -> Bool {
    guard let node else { return false }
    if !["true", "false"].contains(node.text ?? "") { fail("'\(key)' is true or false", at: node) }
    return node.text == "true"
  }

  private mutating func readOptions(_ node: Node, _ options: inout SourceOptions) {
    if let place = node["format"] {
      let formats = Sources.all.map { $0.format }
      if let format = place.text, formats.contains(format) {
        options.format = format
      } else {
        fail(
          "'format' is none that is read", at: place,
          note: place.text.flatMap { Suggestion.note(for: $0, in: formats) },
          help: "formats: \(formats.joined(separator: ", "))")
      }
    }
    if let place = node["encoding"] {
      if let name = place.text?.lowercased(), TextEncoding.names.contains(name) {
        options.encoding = name
      } else {
        fail(
          "'encoding' is none that is read", at: place,
          note: place.text.flatMap { Suggestion.note(for: $0.lowercased(), in: TextEncoding.names) },
          help: "encodings: \(TextEncoding.names.joined(separator: ", "))")
      }
    }
    if let place = node["delimiter"] {
      let words = ["tab": "\t", "space": " ", "comma": ",", "semicolon": ";"]
      let text = place.text.map { words[$0] ?? $0 } ?? ""
      if text.utf8.count == 1, let byte = text.utf8.first, ![0x22, 0x27, 0x0A, 0x0D].contains(byte) {
        options.delimiter = byte
      } else {
        fail(
          "'delimiter' is one character between fields", at: place,
          help: "such as ';', or one of the words tab and space")
      }
    }
    if let place = node["quote"] {
      switch place.text {
      case "none": options.quote = ""
      case "\"", "'": options.quote = place.text
      default: fail("'quote' is the mark around fields: '\"', \"'\" or none", at: place)
      }
    }
    if let place = node["escape"] {
      if let mark = place.text, mark.utf8.count == 1, let byte = mark.utf8.first {
        options.escape = .mark(byte)
      } else {
        fail("'escape' is the mark before a quote inside quotes", at: place, help: "such as '\\'")
      }
    }
    if let place = node["sheet"] {
      guard let text = place.text, !text.isEmpty else {
        fail("'sheet' is a name, or a number from 1", at: place)
        return
      }
      options.sheet = Int(text).map { $0 > 0 ? .number($0) : .name(text) } ?? .name(text)
    }
    if let place = node["range"] {
      options.range = place.text.flatMap(CellRange.init)
      if options.range == nil { fail("'range' is a rectangle of cells", at: place, help: "such as B4:H40") }
    }
  }

  private mutating func readLayout(_ node: Node, _ layout: inout TableLayout) {
    func count(_ key: String, _ least: Int) -> Int? {
      guard let place = node[key] else { return nil }
      if let number = place.text.flatMap({ Int($0) }), (least...1000).contains(number) { return number }
      fail("'\(key)' is a number of rows from \(least)", at: place)
      return nil
    }
    layout.skip = count("skip", 0) ?? 0
    layout.header = count("header", 1) ?? 1
    layout.belowHeader = count("below-header", 0) ?? 0
    layout.isTagged = flag(node["hxl"], "hxl")
    if let place = node["until"] {
      if let word = place.text, !word.isEmpty {
        layout.end = word == "blank" ? .blank : .word(word)
      } else {
        fail(
          "'until' says where the table ends", at: place,
          help: "'until: blank' at the first blank row, or the word that the row below it begins with")
      }
    }
    if let place = node["fill-down"] {
      layout.fillDown = (place.elements ?? []).compactMap(\.text)
      if layout.fillDown.isEmpty { fail("'fill-down' lists columns", at: place, help: "such as [country]") }
    }
    if let place = node["short-rows"] {
      layout.shortRows = place.text.flatMap(TableLayout.ShortRows.init)
      if layout.shortRows == nil {
        fail(
          "'short-rows' says what rows with fewer fields than the heading are", at: place,
          help: "'short-rows: blank' where blank cells at the end of a row are not written")
      }
    }
  }

  private mutating func readNumbers(_ node: Node, _ numbers: inout NumberStyle) {
    if let place = node["decimal"] {
      if let mark = place.text, [".", ","].contains(mark) {
        numbers.decimal = Character(mark)
        numbers.isDeclared = true
      } else {
        fail("'decimal' is the sign before a fraction: \".\" or \",\"", at: place)
      }
    }
    guard let place = node["thousands"] else { return }
    takeThousands(place, &numbers)
    if numbers.isAmbiguous {
      fail("one sign cannot stand before a fraction and between thousands", at: place)
    }
  }

  /// The marks between thousands, one or several.
  mutating func takeThousands(_ node: Node, _ numbers: inout NumberStyle) {
    for element in node.elements ?? [node] {
      guard let text = element.text, text == "space" || text.count == 1, !(text.first?.isNumber ?? true)
      else {
        fail(
          "'thousands' takes the marks between thousands", at: element,
          help: "such as \",\", or [\".\", space]; space is every kind of space")
        continue
      }
      numbers.take(thousands: text)
    }
  }

  private mutating func sheets(_ node: Node) -> FileDeclaration.Sheets? {
    guard let place = node["sheets"] ?? node["sheet-as"] else { return nil }
    let names = (node["sheets"]?.elements ?? []).compactMap(\.text)
    let isAll = node["sheets"]?.text == "all"
    guard let column = node["sheet-as"]?.text, !column.isEmpty, isAll || !names.isEmpty else {
      fail(
        "'sheets' are read one after the other, and 'sheet-as' is the column that takes their names",
        at: place,
        help: "such as 'file: {sheets: all, sheet-as: year}', or 'sheets: [2022, 2023]'")
      return nil
    }
    for key in ["sheet", "join"] {
      if let other = node[key] {
        fail("'\(key)' and 'sheets' exclude each other", at: other)
        return nil
      }
    }
    return .init(column: column, names: isAll ? nil : names)
  }

  private mutating func fileColumn(_ node: Node, beside sheets: FileDeclaration.Sheets?) -> String? {
    guard let place = node["file-as"] else { return nil }
    guard let column = place.text, !column.isEmpty, column != sheets?.column else {
      fail(
        "'file-as' is the column that takes what the name of each file says", at: place,
        help:
          "such as 'file: {file-as: release}', with 'release: {type: month, role: vintage}' under 'columns'")
      return nil
    }
    return column
  }

  private mutating func join(_ node: Node) -> ParentRows.Join? {
    checkKeys(node, ["sheet", "key", "to"], of: "'join'")
    guard let sheet = node["sheet"]?.text, !sheet.isEmpty, let key = node["key"]?.text,
      let to = node["to"]?.text
    else {
      fail(
        "'join' names the sheet that rows of this one belong to", at: node,
        help: "such as 'join: {sheet: cases, key: _parent_index, to: _index}'")
      return nil
    }
    let number = Int(sheet).flatMap { $0 > 0 ? SourceOptions.Sheet.number($0) : nil }
    return .init(sheet: number ?? .name(sheet), key: key, to: to)
  }

  private mutating func unpivot(_ node: Node) -> TableLayout.Unpivot? {
    checkKeys(node, ["columns", "into", "values", "split"], of: "'unpivot'")
    let into = node["into"].map { ($0.elements ?? [$0]).compactMap(\.text) } ?? []
    var columns: TableLayout.Unpivot.Columns?
    if let place = node["columns"] {
      if place.text == "rest" {
        columns = .rest
      } else if let names = place.elements?.compactMap(\.text), !names.isEmpty {
        columns = .named(names)
      } else if let from = place["from"]?.text, let to = place["to"]?.text {
        columns = .span(from: from, to: to)
      }
    }
    guard let columns, !into.isEmpty, let values = node["values"]?.text else {
      fail(
        "'unpivot' turns columns into rows", at: node,
        help: "such as 'unpivot: {columns: {from: 2019, to: 2024}, into: year, values: detections}'")
      return nil
    }
    var split: TableLayout.Unpivot.Split?
    if let place = node["split"] {
      split = place.text.flatMap(TableLayout.Unpivot.Split.init)
      if split == nil || into.count != 2 {
        fail(
          "'split' divides a heading among the two columns of 'into'", at: place,
          help: "such as 'split: period' with 'into: [year, sex]', for headings such as 2019 Male")
      }
    }
    return .init(columns: columns, into: into, values: values, split: split)
  }

  private mutating func choice(_ entry: Node.Entry) -> ChoiceColumn? {
    checkKeys(entry.value, ["separator", "columns"], of: "'choices' of '\(entry.key)'")
    let columns = (entry.value["columns"]?.entries ?? []).compactMap { column in
      column.value.text.map { (name: column.key, word: $0) }
    }
    let separator = entry.value["separator"]?.text ?? "space"
    guard !columns.isEmpty, separator == "space" || separator.count == 1 else {
      fail(
        "'choices' says which columns of yes and no the choices in a cell become", at: entry.value,
        help:
          "such as 'choices: {forms: {separator: space, columns: {form_labour: labour, form_sexual: sexual}}}'"
      )
      return nil
    }
    return ChoiceColumn(
      name: entry.key, separator: separator == "space" ? " " : Character(separator),
      columns: columns.map { .init(name: $0.name, word: $0.word) })
  }
}
