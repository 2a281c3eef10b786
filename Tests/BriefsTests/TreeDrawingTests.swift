import Language
import TestSupport
import Testing

@testable import Briefs

@Suite struct TreeDrawingTests {
  /// A tree with a parent a node.
  static func tree(parents: [Int?], name: (String) -> Phrase = { .own($0) }) -> TreeDiagram {
    TreeDiagram(
      titles: [name("First"), name("Second"), name("Third")],
      nodes: parents.enumerated().map { place, parent in
        .init(
          name: name("T-\(place + 1)"), detail: place % 3 == 0 ? nil : name("\(place * 7) seats"),
          parent: parent, mark: TreeDiagram.Node.Mark.allCases[place % 3])
      })
  }

  private static func random(_ count: Int, roots: Int, seed: UInt64) -> TreeDiagram {
    var generator = SeededGenerator(seed: seed)
    return tree(
      parents: (0..<count).map { $0 < roots ? nil : Int.random(in: 0..<$0, using: &generator) })
  }

  /// Many of every shape: wide, deep, one, none, and such as no file should hold.
  private static let trees: [TreeDiagram] =
    (1...20).map { random(Int($0 * $0) + 3, roots: Int($0), seed: $0) } + [
      tree(parents: []), tree(parents: [nil]), tree(parents: Array(repeating: nil, count: 400)),
      tree(parents: [nil] + Array(repeating: 0, count: 400)),
      tree(parents: [nil] + (0..<3_000).map { $0 }), tree(parents: [0, 2, 9, -1, 4]),
    ]

  private func drawing(_ tree: TreeDiagram, _ size: DrawingSize) -> Drawing {
    TreeDrawing(tree: tree, title: "t", language: English(), size: size).drawing()
  }

  @Test(arguments: trees.indices, [DrawingSize.page, .telephone])
  func wordsStayInsideAndApart(_ number: Int, _ size: DrawingSize) {
    let page = ReadPage(drawing(Self.trees[number], size))
    #expect(page.faults.isEmpty, "\(number), \(size): \(page.faults.prefix(3))")
    #expect(page.pictures[0].height < 2_600)
  }

  @Test(arguments: ChartLabelTests.names, [DrawingSize.page, .telephone])
  func longNamesStayInsideAndApart(_ name: String, _ size: DrawingSize) {
    let tree = Self.tree(parents: [nil, 0, 0, 1, nil]) { _ in .own(name) }
    let page = ReadPage(drawing(tree, size))
    #expect(page.faults.isEmpty, "\(size): \(page.faults.prefix(3))")
  }

  @Test(arguments: trees.indices, [3, 5])
  func nobodyIsLostWhenATreeIsFolded(_ number: Int, _ columns: Int) {
    let tree = Self.trees[number]
    let folded = tree.folded(
      rows: 40, columns: columns, more: { .trainers(.more(count: $0)) },
      beyond: { .trainers(.beyond(count: $0)) })
    func counted(_ phrase: Phrase?) -> Int {
      switch phrase {
      case .trainers(.more(let count)), .trainers(.beyond(let count)): count
      case .list(let phrases, _): phrases.reduce(0) { $0 + counted($1) }
      default: 0
      }
    }
    let all = folded.nodes.reduce(0) { sum, node in
      sum + (node.mark == .none && node.detail == nil ? counted(node.name) : 1 + counted(node.detail))
    }
    #expect(all == tree.nodes.count)
    let (below, roots) = folded.children
    #expect(below.joined().count + roots.count == folded.nodes.count)
    #expect(below.indices.count { below[$0].isEmpty } <= 40)
    // A fold of one would take the room of the one it hides, but where roots are too many for any.
    for node in folded.nodes where node.mark == .none && node.parent != nil {
      #expect(counted(node.name) > 1)
    }
  }

  @Test func whatFitsIsNotFolded() {
    let tree = Self.tree(parents: [nil, 0, 0, 1, nil])
    let folded = tree.folded(
      rows: 40, columns: 3, more: { _ in .own("more") }, beyond: { _ in .own("beyond") })
    #expect(folded.nodes.count == 5)
    #expect(Set(folded.nodes.map(\.name)) == Set(tree.nodes.map(\.name)))
  }

  @Test func aParentStandsBetweenItsFirstAndLastChild() {
    let drawing = drawing(Self.tree(parents: [nil, 0, 0, 0]), .page)
    let places = drawing.shapes.compactMap { shape -> Double? in
      if case .text(let words, let place, _, _) = shape, words.hasPrefix("T-") { place.y } else { nil }
    }
    #expect(places.count == 4)
    #expect((places[0] - (places[1] + places[3]) / 2).magnitude < 0.01)
    #expect(places[1] < places[2] && places[2] < places[3])
  }

  @Test func aTreeIsSaidWhereItCannotBeSeen() {
    let words = drawing(Self.tree(parents: [nil, 0, 0, 1, nil]), .page).description
    #expect(words == "Tree of trainers. First, 2: T-1, T-5. Second, 2: T-2, T-3. Third, 1: T-4.")
  }
}
