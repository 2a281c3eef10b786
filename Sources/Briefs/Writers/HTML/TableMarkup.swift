/// Tables of a page.
struct TableMarkup {
  let language: any PageLanguage
  /// What the page is laid out for.
  var medium = PageMedium.screen

  /// Writes a table of fields; figures stand at the end of their column.
  ///
  /// A table without a caption is named by the heading it stands under.
  func write(_ table: DataTable, heading: String, to buffer: inout MarkupBuffer) {
    let caption = table.caption.map(language.text)
    // What scrolls can be reached from the keyboard, so it needs a role and a name.
    let frame: MarkupBuffer.Attributes =
      medium == .screen
      ? [
        ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", .text(caption ?? heading)),
      ] : [("class", "scroll")]
    buffer.element("div", frame) { buffer in
      buffer.element("table", [("class", "plain")]) { buffer in
        if let caption { buffer.element("caption", text: caption) }
        buffer.element("thead") { buffer in
          buffer.element("tr") { buffer in
            for (index, column) in table.columns.enumerated() {
              writeHead(
                language.text(column), isLabel: index < table.labelColumns || isWords(index, table),
                to: &buffer)
            }
          }
        }
        buffer.element("tbody") { buffer in
          for row in table.rows { write(row, labelColumns: table.labelColumns, to: &buffer) }
        }
      }
    }
  }

  private func write(_ row: [Entry], labelColumns: Int, to buffer: inout MarkupBuffer) {
    buffer.element("tr") { buffer in
      for (index, entry) in row.enumerated() {
        if index < labelColumns {
          buffer.element("th", [("scope", "row")], text: language.text(entry))
        } else {
          buffer.element("td", entry.isWords ? [("class", "w")] : [], text: language.text(entry))
        }
      }
    }
  }

  /// Whether all fields of a column are words, which stand at the start.
  private func isWords(_ column: Int, _ table: DataTable) -> Bool {
    !table.rows.isEmpty
      && table.rows.allSatisfy { $0.indices.contains(column) && $0[column].isWords }
  }

  /// Writes the head of a column.
  func writeHead(_ text: String, isLabel: Bool, to buffer: inout MarkupBuffer) {
    buffer.element("th", [("scope", "col"), ("class", isLabel ? "w" : "n")], text: text)
  }

  /// Writes the mark of a crime; nothing for neither.
  func writeTag(_ crime: Crime?, to buffer: inout MarkupBuffer) {
    guard let crime else { return }
    buffer.element(
      "span", [("class", crime == .trafficking ? "tag tip" : "tag som")],
      text: language.text(.crime(crime: crime)))
  }
}

extension Entry {
  /// Whether the field is words, not a figure or a time.
  var isWords: Bool {
    switch self {
    case .words, .direction: true
    case .quantity, .change, .ratio, .period, .revision: false
    }
  }

  /// Whether there is a figure or a reason worth a column.
  var isFilled: Bool {
    guard case .quantity(let quantity) = self, case .none(let reason) = quantity.content else { return true }
    return reason != .noRow && reason != .notEstimable
  }
}
