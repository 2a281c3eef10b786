public import Foundation

/// Reads the numbers of a PDF from its picture, as eyes do: where the text says that words stand, dots are read.
///
/// A number that is turned around, cut, or crossed by the strokes of another line reads otherwise than its text.
public enum PaperPicture {
  /// A number of a PDF.
  public struct Number: Sendable {
    /// What the text of the file says.
    public let text: String
    /// What was read from pictures of it, until one said what the text does.
    public let readings: [String]

    /// Whether a picture says what the text does; what the number ends with may belong to the sentence.
    public var isRead: Bool { readings.last.map { Self.bare($0) == Self.bare(text) } ?? false }

    private static func bare(_ text: String) -> String {
      text.replacing("–", with: "-").replacing("−", with: "-")
        .trimmingCharacters(in: CharacterSet(charactersIn: ".,"))
    }
  }

  private static let python = SharedFolder.packageRoot.appending(path: ".venv/bin/python").path

  /// Whether the programs that it needs are here.
  public static let isHere =
    ["/usr/bin/tesseract", "/usr/bin/pdftoppm", "/usr/bin/pdftotext", python]
    .allSatisfy(FileManager.default.isExecutableFile)

  /// The numbers of a PDF in the order of its text.
  public static func numbers(of paper: URL) throws -> [Number] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "picture-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-I", "-c", script, paper.path, folder.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileReadUnknown) }
    return output.split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Number(text: fields[0], readings: Array(fields.dropFirst()))
    }
  }

  /// Cuts each number out of the pages, one below the other into one picture, and has that read.
  ///
  /// Those that read
  /// otherwise are cut out again from larger pictures: small type has few dots, and a reader sees a 0 for an 8.
  private static let script = #"""
    import html, glob, re, subprocess, sys
    from PIL import Image
    paper, folder = sys.argv[1:]
    # Without the marks of direction that the program adds.
    marks = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"))
    words, page = [], -1
    for line in subprocess.run(["pdftotext", "-bbox", paper, "-"], capture_output=True, text=True).stdout.splitlines():
        page += "<page " in line
        found = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>', line)
        text = html.unescape(found[5]).translate(marks) if found else ""
        if re.search(r"\d", text) and re.fullmatch(r"[\d,.<+%–−-]+", text):
            words.append((text, page, [float(value) for value in found.groups()[:4]]))
    bare = lambda text: text.replace("–", "-").replace("−", "-").strip(".,")
    left, readings = list(range(len(words))), [[] for _ in words]
    for dots, height in ((200, 40), (300, 56), (400, 40), (300, 32)):
        if not left:
            break
        subprocess.run(["pdftoppm", "-r", str(dots), "-gray", "-png", paper, folder + f"/{dots}-{height}"], check=True)
        pages = [Image.open(name) for name in sorted(glob.glob(folder + f"/{dots}-{height}-*.png"))]
        step = height + 24
        sheet = Image.new("L", (600, step * len(left) + 24), 255)
        for place, index in enumerate(left):
            _, page, box = words[index]
            x0, y0, x1, y1 = [value * dots / 72 for value in box]
            # Of the box of Noto Sans, 1.362 of its size high, what digits and commas take.
            size = (y1 - y0) / 1.362
            cut = pages[page].crop((int(x0), int(y0 + 0.29 * size), int(x1) + 1, int(y0 + 1.2 * size) + 1))
            width = max(1, int(cut.width * height / cut.height))
            sheet.paste(cut.resize((width, height), Image.LANCZOS), (20, 24 + place * step))
        sheet.save(folder + "/sheet.png")
        read = subprocess.run(
            ["tesseract", folder + "/sheet.png", "-", "--psm", "6",
             "-c", "tessedit_char_whitelist=0123456789,.<+%–-", "tsv"],
            capture_output=True, text=True, check=True, env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin"})
        rows = {}
        for line in read.stdout.splitlines()[1:]:
            fields = line.split("\t")
            if fields[0] == "5":
                middle = int(fields[7]) + int(fields[9]) // 2
                rows.setdefault((middle - 12) // step, []).append(fields[11])
        for place, index in enumerate(left):
            readings[index].append("".join(rows.get(place, [])))
        left = [index for index in left if bare(readings[index][-1]) != bare(words[index][0])]
    for (text, _, _), read in zip(words, readings):
        print(text, *read, sep="\t")
    """#
}
