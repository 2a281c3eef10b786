/// Names of months in the languages of the project, as files have them.
enum RecognisedMonth {
  /// The month from 1 that a name means, or nil; of the Solar Hijri calendar its own.
  static func month(_ name: String) -> Int? {
    let word = HeadingWords(name).text
    return word.isEmpty ? nil : byName[word]
  }

  private static let byName: [String: Int] = {
    var names: [String: Int] = [:]
    for list in lists {
      for (index, words) in list.split(separator: " ").enumerated() {
        for word in words.split(separator: "|") { names[HeadingWords(String(word)).text] = index + 1 }
      }
    }
    return names
  }()

  /// Twelve a line: English, French, Spanish, Romanian, Arabic of Egypt and the Gulf, Arabic of the Levant, Persian, Urdu, and the months
  /// of the Solar Hijri year in Persian and Dari.
  private static let lists = [
    "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec",
    "janvier|janv février|févr|fév mars avril|avr mai juin juillet|juil août septembre|sept octobre|oct novembre|nov décembre|déc",
    "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|setiembre|sep octubre|oct noviembre|nov diciembre|dic",
    "ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug septembrie|sept octombrie|oct noiembrie|noi decembrie|dec",
    "يناير فبراير مارس أبريل|إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
    "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه|جولای اوت سپتامبر اکتبر نوامبر دسامبر",
    "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "فروردین|حمل اردیبهشت|ثور خرداد|جوزا تیر|سرطان مرداد|اسد شهریور|سنبله مهر|میزان آبان|عقرب آذر|قوس دی|جدی بهمن|دلو اسفند|حوت",
  ]
}
