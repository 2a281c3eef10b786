import Foundation
import TestSupport
import Testing

/// Looks for what readers of pages cannot see or reach, with axe-core in a browser.
@Suite(.serialized) struct AccessibilityTests {
  /// What a look at a page is made for.
  enum Look: String, CaseIterable, Sendable {
    case light, dark, print
  }

  /// What axe found.
  struct Found: Codable {
    /// The rules that are broken, each with the markup of the first place.
    var violations: [String]
    /// How many rules were looked at and held.
    var passes: Int
    /// The width the page takes, in pixels.
    var width: Double
  }

  private static let axe: String? = {
    let packages = SharedFolder.packageRoot.appending(path: ".venv/lib")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: packages.path)) ?? []
    return names.sorted().lazy.compactMap { name in
      try? String(
        contentsOf: packages.appending(path: "\(name)/site-packages/axe_playwright_python/axe.min.js"),
        encoding: .utf8)
    }.first
  }()

  /// A copy of a page in which axe runs: its policy forbids scripts, so the copy has none.
  static func copy(_ page: String, axe: String, look: Look) -> String {
    var page = page.replacing(/<meta http-equiv="Content-Security-Policy"[^>]*>/, with: "")
    switch look {
    case .light: break
    case .dark: page = page.replacing("@media screen and (prefers-color-scheme:dark)", with: "@media screen")
    case .print: page = page.replacing("@media print", with: "@media all")
    }
    let script = """
      <script>\(axe)</script><script>
      axe.run(document, {resultTypes: ["violations"]}).then(r => {
        const p = parent.document.createElement("pre"); p.className = frameElement.title;
        p.textContent = JSON.stringify({violations: r.violations.map(v => v.id + ": " + v.nodes[0].html.slice(0, 200)),
          passes: r.passes.length, width: document.documentElement.scrollWidth});
        parent.document.body.appendChild(p);
      });
      </script></body>
      """
    return page.replacing("</body>", with: script)
  }

  /// What axe found of a page at each look, all in one browser, whose start takes longer than a look; nil of a look that did
  /// not come to its end.
  private func found(
    _ page: URL, looks: [(width: Int, look: Look)], in folder: URL, _ browser: URL, _ axe: String
  ) throws -> [Found?] {
    let text = try String(contentsOf: page, encoding: .utf8)
    func copy(_ look: Look) -> URL { folder.appending(path: "copy-\(look.rawValue).html") }
    for look in Set(looks.map(\.look)) {
      try Data(Self.copy(text, axe: axe, look: look).utf8).write(to: copy(look))
    }
    let frames = looks.enumerated().map { place, one in
      """
      <iframe src="\(copy(one.look).absoluteString)" title="look\(place)"
      style="position:absolute;top:0;left:0;width:\(one.width)px;height:3000px;border:0"></iframe>
      """
    }
    let frame = folder.appending(path: "frame.html")
    try Data(
      "<!DOCTYPE html><html><body style=\"margin:0\">\(frames.joined())</body></html>".utf8
    ).write(to: frame)
    let seen = try BrowserTests.open(frame, in: folder, browser, milliseconds: 20_000).document
    return try looks.indices.map { place in
      let start = "<pre class=\"look\(place)\">"
      guard let from = seen.range(of: start)?.upperBound,
        let to = seen.range(of: "</pre>", range: from..<seen.endIndex)?.lowerBound
      else { return nil }
      let json = seen[from..<to].replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&amp;", with: "&")
      return try JSONDecoder().decode(Found.self, from: Data(json.utf8))
    }
  }

  @Test func nothingOnAPageIsOutOfReachAtAnyWidthInTheDarkOrOnPaper() throws {
    guard let browser = BrowserTests.browser, let axe = Self.axe else {
      print("skipped: no Chromium or no axe-core on this machine; scripts/install test installs them")
      return
    }
    let workspace = try Workspace()
    try workspace.translate(into: ["ar", "ur"])
    #expect(try workspace.waymark("run", NightlyTests.pipeline).exitCode == 0)
    let hotline = try OverviewWorkspace(
      render: "{page: overview, formats: [html, json, csv], audience: public, language: [en, ar, ur]}")
    #expect(try hotline.waymark("run", OverviewWorkspace.pipeline).exitCode == 0)
    let folder = workspace.url.appending(path: "browser")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let pages = [
      workspace.url.appending(path: "\(PublicationTests.latest)/index.html"),
      workspace.url.appending(path: "reports/nightly/PAK/latest/index.html"),
      workspace.url.appending(path: "reports/nightly/index.html"),
      hotline.url.appending(path: "\(OverviewWorkspace.latest)/index.html"),
      // An evaluation with every part, from made-up values.
      SharedFolder.packageRoot.appending(path: "Tests/BriefsTests/Golden/training.html"),
    ].map { $0.resolvingSymlinksInPath() }
    let looks: [(width: Int, look: Look)] = [
      (1280, .light), (768, .light), (390, .light), (768, .dark), (768, .print),
    ]
    // The colours of a page are those of its English.
    let translated = pages.dropLast().flatMap { page in
      ["ar", "ur"].map { page.deletingPathExtension().appendingPathExtension("\($0).html") }
    }
    for (page, looks) in pages.map({ ($0, looks) }) + translated.map({ ($0, [looks[2]]) }) {
      let seen = try found(page, looks: looks, in: folder, browser, axe)
      for ((width, look), found) in zip(looks, seen) {
        let found = try #require(found, "\(page.path) was not looked at: \(width) \(look)")
        #expect(found.violations.isEmpty, "\(page.path) \(width) \(look): \(found.violations)")
        #expect(found.passes > 10)
        #expect(found.width <= Double(width), "\(page.path) is \(found.width) wide in \(width)")
      }
    }
  }

  @Test func theLookFindsWhatIsOutOfReach() throws {
    guard let browser = BrowserTests.browser, let axe = Self.axe else {
      print("skipped: no Chromium or no axe-core on this machine; scripts/install test installs them")
      return
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-axe-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appending(path: "bad.html")
    try Data(
      "<!DOCTYPE html><html><head><title>x</title></head><body><main><p style=\"color:#ccc\">pale words</p><img src=\"data:,\"></main></body></html>"
        .utf8
    ).write(to: page)
    let looks: [(width: Int, look: Look)] = [(768, .light), (390, .dark)]
    let seen = try found(page, looks: looks, in: folder, browser, axe)
    #expect(seen.count == 2 && seen.allSatisfy { $0?.violations == seen[0]?.violations })
    let first = try #require(seen.first)
    let found = try #require(first)
    #expect(found.violations.contains { $0.hasPrefix("color-contrast") })
    #expect(found.violations.contains { $0.hasPrefix("image-alt") })
  }
}
