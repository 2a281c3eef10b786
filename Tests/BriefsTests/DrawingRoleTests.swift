import Language
import Testing

@testable import Briefs

/// Every role has a look in each medium.
@Suite struct DrawingRoleTests {
  /// The names of the classes that the style sheet gives a look.
  private static let classes: Set<Substring> = {
    var buffer = MarkupBuffer()
    PageStyle.write(language: English(), to: &buffer)
    return Set(buffer.markup.matches(of: /\.([a-z][a-z0-9-]*)/).map { $0.1 })
  }()

  @Test(arguments: DrawingRole.allCases)
  func theStyleSheetHasEachClassOfARole(_ role: DrawingRole) {
    for tone in Tone.allCases {
      let classes = DrawingMarkup.classes(.init(role, tone)).split(separator: " ")
      #expect(!classes.isEmpty)
      // Small words have the look that all text of drawings has.
      for name in classes where name != "t" {
        #expect(Self.classes.contains(name), "\(role), \(tone): \(name)")
      }
    }
  }

  @Test(arguments: DrawingRole.allCases)
  func aFileOfItsOwnPaintsEachRoleWithColoursOfThePalette(_ role: DrawingRole) {
    let names = Set(Palette.roles.map { "\($0.name)" })
    for tone in Tone.allCases {
      let paint = RolePaint.of(.init(role, tone))
      let colours = [paint.fill, paint.stroke].compactMap { $0 }
      #expect(!colours.isEmpty && names.isSuperset(of: colours), "\(role), \(tone): \(colours)")
      #expect(paint.opacity > 0 && paint.width > 0)
    }
  }

  @Test func aFileOfItsOwnNeedsNoStyleSheet() {
    let series = LineSeries(name: .own("<A>"), points: ChartSamples.all[0].points, tone: .women)
    for drawing in Chart.line(series: series).drawings(title: "t", size: .page, language: English()) {
      let text = StandaloneSVG.text(drawing, language: English())
      #expect(!text.contains("class=") && !text.contains("var(") && !text.contains("<style"))
      #expect(text.contains("#5E2C84") && text.contains("font-size=\"10.5\""))
      #expect(ReadPage(text).fault == nil)
    }
  }

  @Test func dashesAreSaidInEachMedium() {
    let style = DrawingStyle(.own, .women, isDashed: true)
    #expect(DrawingMarkup.classes(style) == "l dash own women")
    #expect(RolePaint.of(style).dash == "4 3")
  }
}
