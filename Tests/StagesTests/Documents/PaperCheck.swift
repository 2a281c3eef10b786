import Foundation
import TestSupport

/// Looks at a PDF with the programs that others check it with.
enum PaperCheck {
  /// The fonts that a PDF may hold.
  private static let fonts: Set<String> = [
    "Noto-Sans", "Noto-Sans-Arabic", "Noto-Nastaliq-Urdu", "Noto-Naskh-Arabic", "Noto-Sans-Math",
    "Noto-Sans-Symbols2",
  ]

  /// Reads a PDF with pikepdf: what is wrong in the tags, then what `pdfua` finds.
  private static let script = """
    import sys, pikepdf
    pdf = pikepdf.open(sys.argv[1])
    def walk(node):
        if isinstance(node, pikepdf.Array):
            for child in node: walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            if node.S == "/Figure" and not str(node.get("/Alt", "")).strip(): print("figure without words")
            if node.S == "/TH" and "/Scope" not in node.get("/A", {}): print("head without scope")
            if "/K" in node: walk(node.K)
    walk(pdf.Root.StructTreeRoot.K)
    if not str(pdf.Root.get("/Lang", "")): print("language")
    """

  private static let python: String? = {
    let path = SharedFolder.packageRoot.appending(path: ".venv/bin/python").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  /// Whether all of them are here.
  static let isHere: Bool = {
    guard let python, ["pdfinfo", "pdffonts", "pdftotext", "qpdf"].allSatisfy({ program($0) != nil }) else {
      return false
    }
    return (try? run(python, ["-I", "-c", "import pdfua, pikepdf"]))?.code == 0
  }()

  /// What is wrong with a PDF, each beginning with a word that names the check.
  static func faults(_ bytes: [UInt8]) throws -> [String] {
    try withFile(bytes) { path in
      var faults: [String] = []
      let (code, _) = try run("/usr/bin/qpdf", ["--check", path])
      if code != 0 { faults.append("file: qpdf ends with \(code)") }
      let (_, facts) = try run("/usr/bin/pdfinfo", [path])
      if !facts.contains(/Tagged: +yes/) { faults.append("tags") }
      if !facts.contains(/Title: +\S/) { faults.append("title") }
      let (_, list) = try run("/usr/bin/pdffonts", [path])
      for line in list.split(separator: "\n").dropFirst(2) {
        let fields = line.split(separator: " ")
        let name = fields.first?.split(separator: "+").last.map(String.init) ?? ""
        // Names end with their weight.
        let family = name.replacing(/-(Bold|SemiBold|Semi-Bold|Regular|Medium|Oblique|Italic)$/, with: "")
        if !fonts.contains(family) { faults.append("font \(name)") }
        if fields.suffix(5).first != "yes" { faults.append("font \(name) is not embedded") }
      }
      guard let python else { return faults }
      let (_, found) = try run(python, ["-I", "-c", script, path])
      faults += found.split(separator: "\n").map(String.init)
      let (checked, report) = try run(python, ["-I", "-m", "pdfua", "check", path])
      if checked != 0 || !report.contains("errors=0 warnings=0") { faults.append("pdfua: \(report)") }
      return faults
    }
  }

  /// The words of a PDF in the order in which they are read.
  static func text(_ bytes: [UInt8]) throws -> String {
    try withFile(bytes) { path in
      // Without the marks of direction that the program adds.
      try run("/usr/bin/pdftotext", ["-enc", "UTF-8", path, "-"]).output
        .filter {
          !"\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200E}\u{200F}"
            .contains($0)
        }
    }
  }

  private static func program(_ name: String) -> String? {
    let path = "/usr/bin/" + name
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }

  private static func withFile<Value>(_ bytes: [UInt8], _ body: (String) throws -> Value) throws -> Value {
    let url = FileManager.default.temporaryDirectory.appending(path: "paper-\(UUID().uuidString).pdf")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
