import Glibc

/// A list of texts as C takes it; freed by hand, since the call that reads it is one.
struct CStrings {
  let list: UnsafeMutablePointer<UnsafePointer<CChar>?>
  private let count: Int

  init(_ texts: [String]) {
    count = texts.count
    list = .allocate(capacity: texts.count + 1)
    for (index, text) in texts.enumerated() { list[index] = UnsafePointer(strdup(text)) }
    list[texts.count] = nil
  }

  func free() {
    for index in 0..<count { Glibc.free(UnsafeMutablePointer(mutating: list[index])) }
    list.deallocate()
  }
}
