import Language

/// `picture`: a picture from a file beside the page file.
struct PictureBlock: PageBlock {
  static let word = "picture"
  private let picture: Picture

  static func read(_ reader: BlockReader) -> PictureBlock? {
    reader.keys(["alt"])
    guard let main = reader.main else { return nil }
    guard let alternative = reader.words("alt") else {
      reader.fail(
        "a picture needs 'alt', the words that stand for it", at: main.location,
        help: "such as 'alt: A map of the routes'")
      return nil
    }
    switch PictureFile.read(main.text, folder: reader.folder) {
    case .success(let file):
      return PictureBlock(
        picture: Picture(kind: file.kind, data: file.data, alternative: .own(text: alternative)))
    case .failure(let problem):
      reader.fail(problem.message, at: main.location, help: problem.help)
      return nil
    }
  }

  private init(picture: Picture) { self.picture = picture }

  func check(_ check: PageCheck) {}
  func fill(_ page: PageFilling) -> [Report.Block] { [.picture(picture: picture)] }
}
