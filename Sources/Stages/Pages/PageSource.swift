import Briefs
import Foundation
import Language

/// Where a page file is found: beside the pipeline, else among those that come with the program.
enum PageSource {
  /// A page that was found.
  struct Found {
    var page: PageFile
    /// The absolute path of its file; nil for one that comes with the program.
    var path: String?
    /// The hash of its text, for one that comes with the program.
    var hash: String
  }

  /// The folder beside a pipeline in which its pages lie.
  static func folder(beside pipeline: String) -> String { AbsolutePath.resolve("pages", in: pipeline) }

  /// The names of the pages that a pipeline can use, in order.
  static func names(beside pipeline: String) -> [String] {
    let own = (try? FileManager.default.contentsOfDirectory(atPath: folder(beside: pipeline))) ?? []
    let names = own.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.filter(PageFile.isName)
    return Set(names + ShippedPages.names).sorted()
  }

  /// The page of a name, nil where there is none, or all that is wrong with its file.
  static func find(_ name: String, beside pipeline: String) throws(DiagnosticsError) -> Found? {
    guard PageFile.isName(name) else { return nil }
    let path = AbsolutePath.resolve(name + ".yaml", in: folder(beside: pipeline))
    if FileManager.default.fileExists(atPath: path) {
      let node = try YAMLReader.read(path: path, name: "pages/" + name + ".yaml")
      let page = try PageFile.read(node, folder: folder(beside: pipeline))
      if let declared = node["page"], page.name != name {
        throw DiagnosticsError([
          Diagnostic(
            code: "E015", message: "page: the file '\(name).yaml' says that it is page '\(page.name)'",
            location: declared.location, help: "write 'page: \(name)', or rename the file")
        ])
      }
      return Found(page: page, path: path, hash: "")
    }
    guard let text = ShippedPages.text(name) else { return nil }
    let node = try YAMLReader.read(SourceText(name: "page " + name, text: text))
    var hash = ContentHash()
    hash.update(bytes: [UInt8](text.utf8))
    return Found(page: try PageFile.read(node, folder: ""), path: nil, hash: hash.finish())
  }
}
