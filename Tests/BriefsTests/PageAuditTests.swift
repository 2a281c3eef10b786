import Language
import Tables
import Testing

@testable import Briefs

/// The audit of pages finds what is not so, and nothing else.
@Suite struct PageAuditTests {
  private func violations(_ filled: FilledPage) -> [PageAudit.Violation] {
    PageAudit(PlantedSamples.inputs, filled, html: filled.report.html, naming: .full).violations
  }

  @Test func aPageAsItWasFilledBreaksNoRule() throws {
    let violations = violations(try PlantedSamples.overview())
    #expect(violations.isEmpty, "\(violations)")
  }

  /// One change of a page that breaks a rule.
  struct Plant: Sendable, CustomTestStringConvertible {
    var rule: PageAudit.Rule
    var what: String
    var change: @Sendable (inout FilledPage) -> Void
    var testDescription: String { "\(rule.rawValue): \(what)" }

    init(_ rule: PageAudit.Rule, _ what: String, _ change: @escaping @Sendable (inout FilledPage) -> Void) {
      (self.rule, self.what, self.change) = (rule, what, change)
    }
  }

  static let plants: [Plant] = [
    Plant(.everythingAppears, "an input is left out") { $0.unshown.append("victims[PAK]") },
    Plant(.everythingAppears, "a series is left out") {
      $0.report.editSeriesTables { if $0.caption == nil { $0.rows.removeLast() } }
    },
    Plant(.everythingAppears, "a finding is left out") {
      $0.report.editSeriesTables { table in
        for row in table.rows.indices where table.caption == nil { table.rows[row].word = nil }
      }
    },
    Plant(.countsOfFindings, "clear findings are denied") { $0.report.add(.noneClear(tested: 4)) },
    Plant(.countsOfFindings, "findings are denied") { $0.report.add(.noFindings) },
    Plant(.countsOfFindings, "one more was tested") {
      $0.report.editMessages { message in
        guard case .overall(var families) = message.headline else { return }
        families[0].tested += 1
        message.headline = .overall(families: families)
      }
    },
    Plant(.numbers, "a figure that no cell has") {
      $0.report.editFigures { figure in
        if case .highestLevel(let name, _, let period) = figure.headline {
          figure.headline = .level(subject: name, quantity: Quantity(7_543), period: period)
        }
      }
    },
    Plant(.numbers, "a number that is in words alone") {
      $0.report.editMessages {
        $0.headline = .list(phrases: [$0.headline, .trust(remark: .range)], joint: .dot)
      }
    },
    Plant(.numbers, "a rate of 0.3 printed as 0") {
      $0.report.editSeriesTables { $0.rows[0].figures[0] = .quantity(quantity: Quantity(0.3)) }
    },
    Plant(.numbers, "months beside years") {
      $0.report.editFigures {
        $0.table.rows.append([.period(period: Period(year: 2020, month: 1))] + $0.table.rows[0].dropFirst())
      }
    },
    Plant(.numbers, "a change that no test gave") {
      $0.report.editCards { $0.statement.changePerYear?.value += 1 }
    },
    Plant(.partsAndGaps, "a hidden figure becomes zero") {
      $0.report.editFigures { figure in
        for row in figure.table.rows.indices {
          for column in figure.table.rows[row].indices {
            if case .quantity(let quantity) = figure.table.rows[row][column],
              case .interval = quantity.content
            {
              figure.table.rows[row][column] = .quantity(quantity: Quantity(0))
            }
          }
        }
      }
    },
    Plant(.partsAndGaps, "a part of a year is compared") {
      $0.report.editCards { $0.statement.latest?.latest.marks = [.partial] }
    },
    Plant(.partsAndGaps, "a series is called zero") {
      $0.report.add(.allZero(series: [SeriesName(measure: LocalizedText("victims"), parts: [])]))
    },
    Plant(.revisions, "a revision is left out") {
      $0.report.editFigures { $0.notes.removeAll { if case .revised = $0 { true } else { false } } }
    },
    Plant(.revisions, "another revision is told") {
      $0.report.editFigures { figure in
        for place in figure.notes.indices {
          if case .revised(let name, let period, let before, _, let from, let to) = figure.notes[place] {
            figure.notes[place] = .revised(
              series: name, period: period, before: before, now: Quantity(1), from: from, to: to)
          }
        }
      }
    },
    Plant(.madeUp, "the banner is left out") { $0.report.banners = [] },
    Plant(.madeUp, "recorded figures are called made up") {
      $0.report.editFigures { $0.notes.append(.trust(remark: .synthetic)) }
    },
    Plant(.madeUp, "trust is silent") {
      $0.report.edit { block in
        guard case .trust(var notes) = block else { return }
        for place in notes.indices { notes[place].sentences.removeAll { $0 == .trust(remark: .synthetic) } }
        block = .trust(notes: notes)
      }
    },
    Plant(.families, "p is worded as a chance") {
      $0.report.add(.own("It would be seen about 1 time in 250"))
    },
    Plant(.families, "a range is called 95 of 100") { $0.report.add(.own("In 95 of 100 cases")) },
    Plant(.families, "another family") { $0.report.editCards { $0.statement.familySize = 37 } },
    Plant(.families, "another family in a sentence") { $0.report.add(.adjustedP(p: 0.004, family: 37)) },
    Plant(.directions, "a fall of a series that rises") {
      $0.report.editCards { $0.statement.direction = .falling }
    },
    Plant(.directions, "a ratio against the direction") {
      $0.report.editCards { $0.statement.ratioPerYear = RangedValue(value: 0.8, lower: 0.7, upper: 0.9) }
    },
    Plant(.directions, "a headline against the test") {
      $0.report.editMessages { message in
        guard case .found(var found) = message.headline else { return }
        found.direction = .fallen
        message.headline = .found(statement: found)
      }
    },
    Plant(.narrowings, "children are called all victims") {
      $0.report.editFigures { figure in
        guard case .highestLevel(var name, let quantity, let period) = figure.headline else { return }
        name.parts.removeAll { $0.code == "CHILD" }
        figure.headline = .highestLevel(subject: name, quantity: quantity, period: period)
      }
    },
    Plant(.narrowings, "two crimes in one chart") {
      let parts = ["TIP", "SOM"].map { code in
        SeriesName.Part(
          dimension: "matter", dimensionLabel: LocalizedText("matter"), list: "matters", code: code,
          label: LocalizedText(code))
      }
      $0.report.editFigures { figure in
        figure.table.columns = parts.map {
          .categories(of: SeriesName(measure: LocalizedText("journeys"), parts: [$0]))
        }
      }
    },
  ]

  @Test(arguments: plants)
  func aPlantedViolationIsFound(_ plant: Plant) throws {
    var filled = try PlantedSamples.overview()
    let before = filled
    plant.change(&filled)
    #expect(filled.report != before.report || filled.unshown != before.unshown)
    let found = violations(filled)
    #expect(found.contains { $0.rule == plant.rule }, "\(found)")
  }

  @Test func everyRuleHasAPlant() {
    #expect(Set(Self.plants.map(\.rule)) == Set(PageAudit.Rule.allCases))
  }
}
