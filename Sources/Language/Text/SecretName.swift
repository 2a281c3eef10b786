/// Tells the names that people give to passwords, in the languages that pipelines are written in.
enum SecretName {
  /// What a name of a password holds, without spaces and signs between words.
  private static let words = [
    "password", "passwd", "passphrase", "passwort", "kennwort", "pwd", "token", "secret", "credential",
    "apikey", "accesskey", "privatekey", "bearer", "authorization",
    "contraseña", "contrasena", "motdepasse", "senha", "пароль", "密码", "密碼", "口令",
    "کلمهالسر", "کلمهالمرور", "کلمهسر", "کلمهمرور", "کلمهعبور", "گذرواژه", "رمزعبور", "پسورد", "پاسورڈ",
    "پاسورډ",
  ]
  /// What is one where it is a whole part of a name.
  private static let parts: Set = ["key", "auth", "pass", "pin", "sig", "signature", "clave", "رمز"]
  /// Words that begin as an option with a password behind it and are others.
  private static let otherOptions: Set = [
    "page", "pages", "parallel", "parents", "path", "pdf", "perm", "port", "preserve", "print", "print0",
    "printf",
    "profile", "progress", "prune", "pthread",
  ]
  /// Options of programs that take a name and a password with a colon between.
  private static let userOptions: Set = ["-u", "-U", "--user", "--proxy-user"]

  /// Whether a name is one of a password: of one word, or of several with spaces between.
  static func matches(_ name: String) -> Bool {
    // Every word of every line that is shown comes here, and nearly all are of ASCII.
    name.utf8.allSatisfy { $0 < 0x80 } ? matchesBytes(name) : matchesLetters(name)
  }

  private static func matchesBytes(_ name: String) -> Bool {
    let folded = name.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    let joined = folded.filter { $0 != 0x20 && $0 != 0x5F && $0 != 0x2D }
    let isHeld = bytesOfWords.contains { word in
      word.count <= joined.count
        && (0...(joined.count - word.count)).contains {
          joined[$0] == word[0] && joined[$0...].starts(with: word)
        }
    }
    if isHeld { return true }
    return folded.split(separator: 0x20).last?.split { $0 == 0x5F || $0 == 0x2D }
      .contains { parts.contains(String(decoding: $0, as: UTF8.self)) } ?? false
  }

  /// The words of ASCII, none of which is empty.
  private static let bytesOfWords = words.map { Array($0.utf8) }.filter { $0.allSatisfy { $0 < 0x80 } }

  private static func matchesLetters(_ name: String) -> Bool {
    let folded = folded(name)
    let joined = String(folded.filter { !separators.contains($0) })
    if words.contains(where: joined.contains) { return true }
    return folded.split(separator: " ").last?.split(whereSeparator: separators.contains)
      .contains { parts.contains(String($0)) } ?? false
  }

  /// Whether a word is an option that takes a name and a password.
  static func takesUser(_ word: String) -> Bool { userOptions.contains(word) }

  /// Whether a word is the short form of such an option with the name behind it, `-uNAME`.
  static func holdsUser(_ word: String) -> Bool {
    word.count > 2 && !word.hasPrefix("--") && userOptions.contains(String(word.prefix(2)))
  }

  /// Whether a word is an option with a password behind it, `-pPASSWORD`.
  static func holdsPassword(_ word: String) -> Bool {
    word.hasPrefix("-p") && word.count > 2 && !otherOptions.contains(String(word.dropFirst()))
      && !word.dropFirst(2).allSatisfy(\.isNumber)
  }

  private static let separators: Set<Character> = [" ", "_", "-"]

  /// A name without case, and with the letters of Arabic script that are written in two ways as one.
  private static func folded(_ name: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars {
      switch scalar.value {
      // Vowel signs, the letter that only draws a word out, and joiners.
      case 0x064B...0x0652, 0x0670, 0x0640, 0x200C, 0x200D: continue
      case 0x064A, 0x0649: folded.append("ی")
      case 0x0643: folded.append("ک")
      case 0x0629, 0x06C0...0x06C3: folded.append("ه")
      default: folded.append(scalar)
      }
    }
    return String(folded)
  }
}
