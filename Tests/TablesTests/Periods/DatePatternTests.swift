import Language
import Testing

@testable import Tables

/// What texts mean in patterns of dates, as the engine reads them.
@Suite struct DatePatternTests {
  private static func days(_ cases: [(pattern: DatePattern, text: String)]) throws -> [String?] {
    let engine = try DuckDBEngine(DuckDBDatabase(threads: 1, memoryLimit: "1GB", spillFolder: nil))
    let rows = cases.map { item -> SQL in
      let folded = WordTables.folded("\(text: item.text)")
      let day = item.pattern.day("t")
      return "(SELECT CAST(\(day) AS BIGINT) AS n FROM (SELECT \(folded) AS t) texts)"
    }
    return try rows.map { row in
      let result = try engine.query(row)
      guard case .integers(let numbers)? = result["n"], let number = numbers[0] else { return nil }
      return Period(day: CalendarDay(number: Int(number))).description
    }
  }

  @Test func everyKindOfPatternReadsItsTexts() throws {
    let cases: [(String, String, String?)] = [
      ("yyyy-MM-dd", "2018-02-14", "2018-02-14"), ("d/M/yyyy", "3/12/2018", "2018-12-03"),
      ("d/M/yyyy", "31/11/2018", nil), ("dd MMM yyyy", "03 Jan 2018", "2018-01-03"),
      ("dd MMM yyyy", "3 Jan 2018", nil), ("d MMM yyyy", "3 janv. 2018", "2018-01-03"),
      ("d MMMM yyyy", "14 février 2018", "2018-02-14"), ("d MMMM yyyy", "14 Fevrier 2018", "2018-02-14"),
      ("d MMMM yyyy", "5 septiembre 2019", "2019-09-05"), ("MMMM d, yyyy", "March 1, 2024", "2024-03-01"),
      ("dd-MMM-yyyy", "29-Feb-2019", nil), ("dd-MMM-yyyy", "28-FEB-2019", "2019-02-28"),
      ("EEEE d MMMM yyyy", "Monday 1 January 2024", "2024-01-01"),
      ("EEE, d MMM yyyy", "Mon, 1 Jan 2024", "2024-01-01"),
      ("d MMMM yyyy", "٣ آذار ٢٠٢٤", "2024-03-03"), ("d MMMM yyyy", "3 كانون الثاني 2024", "2024-01-03"),
      ("d MMMM yyyy", "3 كانون الأول 2024", "2024-12-03"), ("d MMMM yyyy", "5 يوليو 2020", "2020-07-05"),
      ("d MMMM yyyy", "12 ژانویه 2020", "2020-01-12"), ("d MMMM yyyy", "7 جولائی 2021", "2021-07-07"),
      ("yyyy-MM-dd HH:mm:ss", "2018-02-14 13:45:00", "2018-02-14"),
      ("yyyy-MM-dd HH:mm", "2018-02-14", "2018-02-14"),
      ("yyyy-MM-dd'T'HH:mm:ss", "2018-02-14T10:11:12.000+03:00", "2018-02-14"),
      ("M/d/yyyy h:mm a", "2/14/2018 1:05 PM", "2018-02-14"), ("yyyy-MM-dd HH:mm", "2018-02-14 noon", nil),
      ("dd/MM/yy", "05/06/18", "2018-06-05"), ("dd/MM/yy", "05/06/85", "1985-06-05"),
      ("d/M/yy", "5/6/2018", nil),
      ("excel", "43301", "2018-07-20"), ("excel", "43301.75", "2018-07-20"), ("excel", "59", "1900-02-28"),
      ("excel", "60", nil), ("excel", "61", "1900-03-01"), ("excel-1904", "41839", "2018-07-20"),
      ("excel", "20180720", nil),
      ("persian:yyyy/M/d", "۱۳۹۹/۴/۲۱", "2020-07-11"), ("persian:yyyy-MM-dd", "1403-12-30", "2025-03-20"),
      ("persian:yyyy-MM-dd", "1402-12-30", nil), ("persian:yyyy-MM-dd", "1451-01-01", nil),
      ("persian:d MMMM yyyy", "۱۵ مهر ۱۴۰۲", "2023-10-07"),
      ("persian:d MMMM yyyy", "15 میزان 1402", "2023-10-07"),
      ("islamic-umalqura:d/M/yyyy", "1/9/1446", "2025-03-01"),
      ("islamic-civil:yyyy-MM-dd", "1445-01-01", "2023-07-19"),
      ("dd.MM.yyyy", "\u{200F}14.02.2018", "2018-02-14"), ("d/M/yyyy", "３/４/2018", "2018-04-03"),
    ]
    let patterns = try cases.map { item in
      (try #require(DatePattern(item.0, pivot: 30), "\(item.0)"), item.1)
    }
    for (item, found) in zip(cases, try Self.days(patterns)) {
      #expect(found == item.2, "\(item.1) as \(item.0)")
    }
  }

  /// Every Solar Hijri day of 1300 to 1450 is read as it is.
  @Test func everySolarHijriDayIsRead() throws {
    let engine = try DuckDBEngine(DuckDBDatabase(threads: 1, memoryLimit: "1GB", spillFolder: nil))
    let pattern = try #require(DatePattern("persian:yyyy-M-d"))
    let result = try engine.query(
      """
      SELECT CAST(y AS BIGINT) AS y, CAST(m AS BIGINT) AS m, CAST(d AS BIGINT) AS d, CAST(\(pattern.day("t")) AS BIGINT) AS n \
      FROM (SELECT y, m, d, y || '-' || m || '-' || d AS t FROM range(1299, 1452) years(y), range(1, 14) months(m), range(1, 33) days(d)) texts
      """)
    guard case .integers(let numbers)? = result["n"] else {
      Issue.record("no column")
      return
    }
    var known = 0
    for row in 0..<result.rowCount {
      let day = PeriodCalendar.persian.day(
        year: result.integer("y", row), month: result.integer("m", row), day: result.integer("d", row))
      guard numbers[row].map(Int.init) == day?.number else {
        Issue.record("row \(row)")
        return
      }
      known += day == nil ? 0 : 1
    }
    #expect(known == 151 * 365 + 37)
  }

  @Test(arguments: [
    "", "yyyy", "dd/MM", "yyyy-MM-dd-dd", "d/M/yy", "yyyyMd", "QQQ yyyy", "yyyy-DD-MM", "persian:d/M/yy",
    "julian:yyyy-MM-dd", "MM/dd/yyyy HH", "mm/dd/yyyy",
  ])
  func whatIsNoPatternIsNone(_ text: String) {
    let isTime = text == "MM/dd/yyyy HH"
    #expect((DatePattern(text) == nil) != isTime)
  }

  @Test func patternsThatDifferInTheDayContradictEachOther() throws {
    func pattern(_ text: String) throws -> DatePattern { try #require(DatePattern(text, pivot: 30)) }
    #expect(try pattern("d/M/yyyy").contradicts(pattern("M/d/yyyy")))
    #expect(try pattern("dd/MM/yy").contradicts(pattern("MM/dd/yy")))
    #expect(try !pattern("d/M/yyyy").contradicts(pattern("yyyy/M/d")))
    #expect(try !pattern("d/M/yyyy").contradicts(pattern("d.M.yyyy")))
    #expect(try !pattern("d/M/yyyy").contradicts(pattern("persian:M/d/yyyy")))
  }
}
