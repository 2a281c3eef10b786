import Foundation
import Testing

/// Opens the published pages as a reader would.
@Suite(.serialized) struct BrowserTests {
  /// What a browser saw of a page.
  struct Visit: Codable {
    /// The width the page takes in a window of the width asked for, in pixels.
    var width: Double
    /// Labels of drawings that leave them or touch another one, in words.
    var faults: [String]
    /// The number of labels that were looked at.
    var labels: Int
  }

  /// Measures the page in a frame of each width, from outside: pages themselves run no script.
  ///
  /// All frames are of one browser, whose start takes longer than a look.
  private static func probe(_ page: URL, widths: [Int]) -> String {
    let frames = widths.map {
      """
      <iframe src="\(page.absoluteString)" style="position:absolute;top:0;left:0;width:\($0)px;height:3000px;border:0"></iframe>
      """
    }
    return """
      <!DOCTYPE html><html><body style="margin:0">\(frames.joined())
      <script>
      function look(frame) {
        const d = frame.contentDocument, faults = []; let labels = 0;
        for (const svg of d.querySelectorAll("svg")) {
          const frame = svg.getBoundingClientRect(); if (frame.width === 0) continue;
          const boxes = [...svg.querySelectorAll("text")].map(t => [t.textContent, t.getBoundingClientRect()]);
          labels += boxes.length;
          boxes.forEach(([text, b], i) => {
            if (b.left < frame.left - 1 || b.right > frame.right + 1 || b.top < frame.top - 3 || b.bottom > frame.bottom + 3) faults.push("outside: " + text);
            boxes.slice(i + 1).forEach(([other, o]) => {
              // Boxes of text hold room above and below the letters.
              if (Math.min(b.right, o.right) - Math.max(b.left, o.left) > 1 && Math.min(b.bottom, o.bottom) - Math.max(b.top, o.top) > 4) faults.push("overlap: " + text + " and " + other);
            });
          });
        }
        return {width: d.documentElement.scrollWidth, faults, labels};
      }
      window.onload = function () {
        const p = document.createElement("pre"); p.id = "seen";
        p.textContent = JSON.stringify([...document.querySelectorAll("iframe")].map(look));
        document.body.appendChild(p);
      };
      </script></body></html>
      """
  }

  static var browser: URL? {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in names {
      for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
        return URL(filePath: "\(folder)/\(name)")
      }
    }
    return nil
  }

  /// Opens an address and returns the document as it stands then, what was logged, and the network log.
  static func open(_ address: URL, in folder: URL, _ browser: URL, milliseconds: Int = 4000) throws -> (
    document: String, messages: String, network: String
  ) {
    let files = ["document", "messages"].map { folder.appending(path: $0) }
    for file in files { try Data().write(to: file) }
    let network = folder.appending(path: "network.json")
    let process = Process()
    process.executableURL = browser
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--allow-file-access-from-files",
      "--enable-logging=stderr", "--disable-background-networking", "--disable-component-update",
      "--user-data-dir=\(folder.path)/profile", "--log-net-log=\(network.path)",
      "--virtual-time-budget=\(milliseconds)",
      "--window-size=900,3000", "--dump-dom", address.absoluteString,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    let texts = (files + [network]).map {
      (try? Data(contentsOf: $0)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    return (texts[0], texts[1], texts[2])
  }

  /// What was seen of a page at each width; nothing where the browser did not come to its end.
  private func visits(_ page: URL, widths: [Int], in folder: URL, _ browser: URL) throws -> [Visit] {
    let probe = folder.appending(path: "probe.html")
    try Data(Self.probe(page, widths: widths).utf8).write(to: probe)
    let seen = try Self.open(probe, in: folder, browser).document
    guard let text = seen.firstMatch(of: /<pre id="seen">(.*?)<\/pre>/)?.1 else { return [] }
    return try JSONDecoder().decode([Visit].self, from: Data(text.utf8))
  }

  /// Addresses that a page asked the network for; what the browser asks for itself has no origin.
  static func requests(_ network: String) -> Set<String> {
    let lines = network.split(separator: "\n").filter {
      $0.contains("\"initiator\":") && !$0.contains("\"initiator\":\"not an origin\"")
    }
    return Set(
      lines.flatMap { line in
        line.matches(of: /"url":"((?:https?|wss?|ftp):[^"]*)"/).map { String($0.1) }
      })
  }

  @Test func publishedPagesLogNoErrorAskNothingOfTheNetworkAndFitTelephones() throws {
    guard let browser = Self.browser else {
      print("skipped: no Chromium on this machine; scripts/install test installs it")
      return
    }
    let workspace = try Workspace()
    try workspace.translate(into: ["ar", "ur"])
    #expect(try workspace.waymark("run", NightlyTests.pipeline).exitCode == 0)
    let folder = workspace.url.appending(path: "browser")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let folders = ["latest", "AFG/latest", "IRN/latest", "IRQ/latest", "PAK/latest", "."]
    let translated = ["ar", "ur"].flatMap { tag in ["latest", "PAK/latest"].map { "\($0)/index.\(tag).html" }
    }
    for name in folders.map({ $0 + "/index.html" }) + translated {
      let page = workspace.url.appending(path: "reports/nightly/\(name)").resolvingSymlinksInPath()
      let seen = try Self.open(page, in: folder, browser)
      #expect(seen.document.contains("</main>"), "\(name): \(seen.messages)")
      #expect(!seen.messages.contains("CONSOLE"), "\(name): \(seen.messages)")
      #expect(seen.network.contains("\"constants\""), "no network log was written")
      #expect(Self.requests(seen.network).isEmpty, "\(name): \(Self.requests(seen.network))")
      let widths = [390, 768, 1280]
      let visits = try visits(page, widths: widths, in: folder, browser)
      try #require(visits.count == widths.count, "\(name) was not measured")
      for (width, visit) in zip(widths, visits) {
        #expect(visit.width <= Double(width), "\(name) is \(visit.width) wide in \(width)")
        #expect(visit.faults.isEmpty, "\(name), \(width): \(visit.faults)")
        // The index has no drawing.
        #expect(visit.labels > 20 || name == "./index.html", "\(name), \(width)")
      }
    }
  }

  @Test func theChecksFindErrorsRequestsAndOverlaps() throws {
    guard let browser = Self.browser else {
      print("skipped: no Chromium on this machine; scripts/install test installs it")
      return
    }
    let workspace = try Workspace()
    let folder = workspace.url.appending(path: "browser")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let page = folder.appending(path: "bad.html")
    let bad = """
      <!DOCTYPE html><html><head><meta charset="utf-8"></head><body><main style="width:600px">x</main>
      <svg width="100" height="30"><text x="2" y="20">one label</text><text x="20" y="20">another</text></svg>
      <img src="http://127.0.0.1:9/picture.png"><script>console.error("planted")</script></body></html>
      """
    try Data(bad.utf8).write(to: page)
    let seen = try Self.open(page, in: folder, browser)
    #expect(seen.messages.contains("CONSOLE"))
    #expect(!Self.requests(seen.network).isEmpty)
    let visits = try visits(page, widths: [390, 1280], in: folder, browser)
    #expect(visits.count == 2 && visits.last?.width == 1280)
    let visit = try #require(visits.first)
    #expect(visit.width > 390)
    #expect(visit.faults.contains { $0.hasPrefix("overlap") })
  }
}
