import Testing

/// Labels that a contract lacks in the language of a page are said, not passed over.
@Suite struct UntranslatedLabelTests {
  @Test(arguments: [("label: Victimes", false), ("label: {en: victims, fr: victimes}", true)])
  func aRunNamesTheColumnsWithoutALabelInALanguage(_ label: String, _ isTranslated: Bool) throws {
    let workspace = try FiguresWorkspace(
      contract: """
        coverage: {from: 2022-01, to: 2023-12, absent: zero}
        columns:
          month:    {type: month, role: period}
          province: {type: code, list: provinces, role: dimension}
          n:        {type: count, role: measure, \(label)}
        """,
      rows: "month,province,n\n2022-01,HER,30\n2023-12,HER,40",
      disaggregate: "{measure: {n: sum(n)}, by: {province: total+each}, period: month, fill: zero}",
      stages: """
          page:
            from: {counts: agg}
            render: {page: overview, formats: [html], language: [en, fr], audience: public}
        """)
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(run.messages.contains("has no label in 'fr' for n") != isTranslated, "\(run.messages)")
    #expect(!run.messages.contains("has no label in 'en'"))
  }
}
