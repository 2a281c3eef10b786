import Language
import Tables
import Testing

@testable import Briefs

@Suite struct SDMXTests {
  /// Fields without quotes.
  private func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func columnsAreThoseOfTheFieldGuide() throws {
    let rows = rows(SDMXWriter.text(Samples.glotip(), name: "glotip-PAK", for: .everyone))
    // Structure, its identification and the action, then dimensions, measures and attributes.
    #expect(
      rows[0] == [
        "STRUCTURE", "STRUCTURE_ID", "ACTION", "RELEASE", "COUNTRY", "INDICATOR", "DIMENSION", "CATEGORY",
        "SEX", "AGE", "MEASURE", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "OBS_LOW",
        "OBS_HIGH", "OBS_MARKS",
      ])
    #expect(rows.count == Samples.victims.count + 1)
    for row in rows.dropFirst() {
      #expect(row.count == rows[0].count)
      #expect(row[0] == "dataflow" && row[2] == "I")
      #expect(row[1].wholeMatch(of: /[A-Z]+:[A-Z][A-Z0-9_]*\([0-9]+\.[0-9]+\)/) != nil)
      // An observation has a value exactly where its status says so.
      #expect((row[12] == "") == ["Q", "O", "L", "K", "U"].contains(row[13]), "\(row)")
      #expect((row[13] == "Q") == (row[14] == "C"))
    }
    #expect(rows[1][1] == "WAYMARK:GLOTIP_PAK(1.0)")
    let hidden = try #require(rows.first { $0[13] == "Q" })
    #expect(hidden[15] == "0" && hidden[16] == "4")
  }

  @Test func everyFigureIsThatOfTheTable() {
    let table = Samples.glotip()
    let rows = rows(SDMXWriter.text(table, name: "t", for: .everyone)).dropFirst()
    for (row, cell) in zip(rows, table.measures[0]) {
      #expect(Double(row[12]) == cell.value && Double(row[15]) == cell.low && Double(row[16]) == cell.high)
    }
    // A row of another table is seen.
    #expect(zip(rows, table.measures[0].reversed()).contains { Double($0[12]) != $1.value })
  }

  @Test func aRowIsAMeasureAndNamesThatMeetAreTold() {
    let schema = CountsSchema(
      contracts: ["c"], citations: [],
      dimensions: [
        .init(name: "a b", codeList: nil), .init(name: "a-b", codeList: nil),
        .init(name: "measure", codeList: nil),
      ],
      period: nil, measures: ["cases", "rate"], measureKinds: ["rate": .rate])
    let table = CountsTable(
      schema: schema, dimensions: [["x,y"], ["=1"], ["_T"]], periods: [],
      measures: [[.exact(3)], [.exact(0.25, .provisional)]], rowCount: 1)
    let lines = SDMXWriter.text(table, name: "1 ü", for: .insiders).split(separator: "\n")
    #expect(lines[0].hasPrefix("STRUCTURE,STRUCTURE_ID,ACTION,A_B,A_B_2,MEASURE_2,MEASURE,OBS_VALUE,"))
    #expect(lines[1] == "dataflow,WAYMARK:X_1__(1.0),I,\"x,y\",=1,_T,CASES,3,A,N,3,3,")
    #expect(lines[2].hasSuffix(",RATE,0.25,P,N,0.25,0.25,provisional"))
  }

  @Test func periodsAreTimesOfSDMX() throws {
    #expect(SDMXWriter.time(Period(year: 2024)) == "2024")
    #expect(SDMXWriter.time(Period(year: 2024, quarter: 1)) == "2024-Q1")
    #expect(SDMXWriter.time(Period(year: 2024, month: 1)) == "2024-01")
    #expect(SDMXWriter.time(try #require(Period(year: 2024, week: 5))) == "2024-W05")
    #expect(SDMXWriter.time(Period(day: CalendarDay(year: 2024, month: 1, day: 31))) == "2024-01-31")
    let fiscal = try #require(Period.Frequency(.year, firstMonth: 4))
    #expect(SDMXWriter.time(Period(frequency: fiscal, ordinal: 2024)) == "2024-04-01/P1Y")
    let persian = Period(year: 1403, month: 1, calendar: .persian)
    #expect(SDMXWriter.time(persian) == "2024-03-20/P31D")
  }
}
