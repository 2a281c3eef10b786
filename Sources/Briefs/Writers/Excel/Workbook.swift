internal import CXLSXWriter
import Synchronization

/// Sheets as a workbook of Office Open XML, by libxlsxwriter; the one holder of its pointers.
enum Workbook {
  /// What a workbook says of itself.
  struct Properties: Sendable, Hashable {
    /// The title.
    var title: String
    /// What it is about.
    var subject: String
    /// When it was made, in seconds since 1970; never 0, which would be the time of writing.
    var created: Int
  }

  /// What the library refused.
  struct Refusal: Error, CustomStringConvertible {
    /// What was to be done.
    var step: String
    /// The library's number for what is wrong.
    var number: UInt32

    var description: String { "libxlsxwriter:\(step):\(number)" }
  }

  /// The library formats times in one place of the process.
  private static let turn = Mutex<Void>(())

  /// The bytes of a workbook; equal sheets and properties give equal bytes.
  ///
  /// It is written into memory that has no name in any folder, so nothing of it stays behind.
  /// - Throws: `Refusal` where the library cannot write it.
  static func bytes(
    _ sheets: [WorkbookSheet], properties: Properties, direction: WritingDirection
  ) throws -> [UInt8] {
    try turn.withLock { _ in
      let file = wm_memory_file()
      guard file >= 0 else { throw Refusal(step: "memory", number: 0) }
      defer { close(file) }
      guard let book = workbook_new("/proc/self/fd/\(file)") else { throw Refusal(step: "new", number: 1) }
      do {
        var writing = WorkbookWriting(book: book, direction: direction)
        set(properties, of: book)
        for sheet in sheets { try writing.write(sheet) }
      } catch {
        lxw_workbook_free(book)
        throw error
      }
      try check(workbook_close(book), "close")
      return try contents(of: file)
    }
  }

  private static func set(_ properties: Properties, of book: UnsafeMutablePointer<lxw_workbook>) {
    var own = lxw_doc_properties()
    own.created = properties.created
    // The library copies them.
    for (text, path) in [
      (properties.title, \lxw_doc_properties.title), (properties.subject, \lxw_doc_properties.subject),
    ] { own[keyPath: path] = strdup(text) }
    workbook_set_properties(book, &own)
    free(own.title)
    free(own.subject)
  }

  fileprivate static func check(_ status: lxw_error, _ step: String) throws(Refusal) {
    guard status == LXW_NO_ERROR else { throw Refusal(step: step, number: UInt32(status.rawValue)) }
  }

  private static func contents(of file: Int32) throws(Refusal) -> [UInt8] {
    let size = lseek(file, 0, SEEK_END)
    guard size > 0, lseek(file, 0, SEEK_SET) == 0 else { throw Refusal(step: "read", number: 2) }
    var bytes = [UInt8](repeating: 0, count: size)
    var place = 0
    while place < size {
      let count = bytes.withUnsafeMutableBytes {
        read(file, $0.baseAddress?.advanced(by: place), size - place)
      }
      guard count > 0 else { throw Refusal(step: "read", number: 3) }
      place += count
    }
    return bytes
  }
}

/// A workbook that is being written.
private struct WorkbookWriting {
  /// A format of cells.
  struct Format: Hashable {
    var look: WorkbookSheet.Look
    var numbers: String
  }

  let book: UnsafeMutablePointer<lxw_workbook>
  let direction: WritingDirection
  private var formats: [Format: UnsafeMutablePointer<lxw_format>] = [:]

  init(book: UnsafeMutablePointer<lxw_workbook>, direction: WritingDirection) {
    (self.book, self.direction) = (book, direction)
  }

  mutating func write(_ sheet: WorkbookSheet) throws {
    guard let page = workbook_add_worksheet(book, sheet.name) else {
      throw Workbook.Refusal(step: "sheet", number: 4)
    }
    if direction == .rightToLeft { worksheet_right_to_left(page) }
    worksheet_gridlines(page, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    worksheet_set_landscape(page)
    worksheet_set_paper(page, 9)
    worksheet_fit_to_pages(page, 1, 0)
    for (column, width) in sheet.widths.enumerated() {
      let place = lxw_col_t(clamping: column)
      try Workbook.check(worksheet_set_column(page, place, place, width, nil), "column")
    }
    for row in sheet.heights.keys.sorted() {
      try Workbook.check(
        worksheet_set_row(page, lxw_row_t(clamping: row), sheet.heights[row] ?? 15, nil), "row")
    }
    for cell in sheet.cells { try write(cell, to: page) }
    if let corner = sheet.frozen {
      let rows = lxw_row_t(clamping: corner.rows)
      worksheet_freeze_panes(page, rows, lxw_col_t(clamping: corner.columns))
      try Workbook.check(worksheet_repeat_rows(page, rows - 1, rows - 1), "head")
    }
    if let region = sheet.filtered {
      try Workbook.check(
        worksheet_autofilter(
          page, lxw_row_t(clamping: region.rows.lowerBound), lxw_col_t(clamping: region.columns.lowerBound),
          lxw_row_t(clamping: region.rows.upperBound), lxw_col_t(clamping: region.columns.upperBound)),
        "filter")
    }
    for chart in sheet.charts { try add(chart, to: page, named: sheet.name) }
  }

  private mutating func write(
    _ cell: WorkbookSheet.Cell, to page: UnsafeMutablePointer<lxw_worksheet>
  ) throws {
    let (row, column) = (lxw_row_t(clamping: cell.row), lxw_col_t(clamping: cell.column))
    let format = try format(Format(look: cell.look, numbers: cell.format))
    switch cell.value {
    case .number(let value):
      try Workbook.check(worksheet_write_number(page, row, column, value, format), "number")
    case .text(let text):
      // More than that no cell holds.
      let words = text.unicodeScalars.count > 32_000 ? String(text.unicodeScalars.prefix(32_000)) : text
      if let last = cell.through, last > cell.column {
        try Workbook.check(
          worksheet_merge_range(page, row, column, row, lxw_col_t(clamping: last), words, format), "merge")
      } else {
        try Workbook.check(worksheet_write_string(page, row, column, words, format), "text")
      }
    }
  }

  private mutating func format(_ wanted: Format) throws -> UnsafeMutablePointer<lxw_format> {
    if let known = formats[wanted] { return known }
    guard let format = workbook_add_format(book) else { throw Workbook.Refusal(step: "format", number: 5) }
    if !wanted.numbers.isEmpty { format_set_num_format(format, wanted.numbers) }
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    switch wanted.look {
    case .field: break
    case .words:
      format_set_text_wrap(format)
      // Words beside a number do not touch it.
      format_set_indent(format, 1)
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 14)
    case .subtitle: format_set_font_color(format, 0x52616F)
    case .banner:
      format_set_bold(format)
      format_set_font_color(format, 0xB3123B)
    case .head, .headOfNumbers:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_bg_color(format, 0xF4F6F8)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
      if wanted.look == .headOfNumbers {
        format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
      } else {
        format_set_indent(format, 1)
      }
    case .note:
      format_set_text_wrap(format)
      format_set_font_color(format, 0x52616F)
    }
    let isText = wanted.look != .field
    if direction == .rightToLeft, isText {
      // Left to itself, a line that begins in Latin letters would start at the left.
      format_set_reading_order(format, 2)
      format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    formats[wanted] = format
    return format
  }

  // MARK: Charts

  private func add(
    _ chart: WorkbookSheet.Chart, to page: UnsafeMutablePointer<lxw_worksheet>, named name: String
  ) throws {
    let kind = chart.kind == .lines ? LXW_CHART_LINE : LXW_CHART_BAR
    guard let drawing = workbook_add_chart(book, UInt8(kind.rawValue)) else {
      throw Workbook.Refusal(step: "chart", number: 6)
    }
    let rows = (lxw_row_t(clamping: chart.rows.lowerBound), lxw_row_t(clamping: chart.rows.upperBound))
    let categories = lxw_col_t(clamping: chart.categories)
    for one in chart.series {
      guard let series = chart_add_series(drawing, nil, nil) else {
        throw Workbook.Refusal(step: "series", number: 7)
      }
      let column = lxw_col_t(clamping: one.column)
      chart_series_set_categories(series, name, rows.0, categories, rows.1, categories)
      chart_series_set_values(series, name, rows.0, column, rows.1, column)
      chart_series_set_name_range(series, name, lxw_row_t(clamping: chart.head), column)
      if chart.kind == .lines {
        var line = lxw_chart_line()
        (line.color, line.width) = (one.colour, chart.rows.count > 60 ? 1.25 : 2)
        chart_series_set_line(series, &line)
        // A lone point between gaps has no line.
        chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_CIRCLE.rawValue))
        chart_series_set_marker_size(series, chart.rows.count > 60 ? 2 : 3)
        var fill = lxw_chart_fill()
        fill.color = one.colour
        chart_series_set_marker_fill(series, &fill)
        chart_series_set_marker_line(series, &line)
      } else {
        var fill = lxw_chart_fill()
        fill.color = one.colour
        chart_series_set_fill(series, &fill)
        chart_series_set_labels(series)
      }
    }
    style(drawing, chart)
    var options = lxw_chart_options()
    options.x_offset = Int32(clamping: chart.place.x)
    options.y_offset = Int32(clamping: chart.place.y)
    // The library counts in its own 480 by 288 pixels.
    options.x_scale = Double(chart.size.width) / 480
    options.y_scale = Double(chart.size.height) / 288
    options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
    options.description = strdup(chart.description)
    defer { free(options.description) }
    try Workbook.check(
      worksheet_insert_chart_opt(
        page, lxw_row_t(clamping: chart.place.row), lxw_col_t(clamping: chart.place.column), drawing, &options
      ), "chart")
  }

  private func style(_ drawing: UnsafeMutablePointer<lxw_chart>, _ chart: WorkbookSheet.Chart) {
    var font = lxw_chart_font()
    (font.size, font.color, font.bold) = (10, 0x1B2733, UInt8(LXW_TRUE.rawValue))
    chart_title_set_name(drawing, chart.title)
    chart_title_set_name_font(drawing, &font)
    if chart.series.count < 2 {
      chart_legend_set_position(drawing, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    } else {
      chart_legend_set_position(drawing, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    }
    chart_show_blanks_as(drawing, UInt8(LXW_CHART_BLANKS_AS_GAP.rawValue))
    var grid = lxw_chart_line()
    (grid.color, grid.width) = (0xDDE3E8, 0.75)
    var none = lxw_chart_line()
    none.none = UInt8(LXW_TRUE.rawValue)
    chart_chartarea_set_line(drawing, &grid)
    // The library turns the axes of bars, and not their names.
    let axes = (drawing.pointee.x_axis, drawing.pointee.y_axis)
    let (periods, figures) = chart.kind == .lines ? axes : (axes.1, axes.0)
    chart_axis_set_min(figures, 0)
    if let maximum = chart.maximum { chart_axis_set_max(figures, maximum) }
    if chart.kind == .lines {
      chart_axis_major_gridlines_set_visible(figures, UInt8(LXW_TRUE.rawValue))
      chart_axis_major_gridlines_set_line(figures, &grid)
      chart_axis_set_line(figures, &none)
      chart_axis_set_num_format(figures, "#,##0.##")
      if !chart.periodFormat.isEmpty { chart_axis_set_num_format(periods, chart.periodFormat) }
      let count = chart.rows.count
      let every = UInt16(clamping: max(1, (count + 9) / 10))
      chart_axis_set_interval_unit(periods, every)
      chart_axis_set_interval_tick(periods, every)
    } else {
      // The first category is the first row.
      chart_axis_set_reverse(periods)
      chart_axis_off(figures)
      chart_axis_major_gridlines_set_visible(figures, UInt8(LXW_FALSE.rawValue))
      chart_set_series_gap(drawing, 40)
      if chart.kind == .barsTowardsStart {
        chart_axis_set_reverse(figures)
        chart_axis_set_label_position(periods, UInt8(LXW_CHART_AXIS_LABEL_POSITION_NONE.rawValue))
      }
    }
  }
}
