/// How likely each group and month is, as whole numbers, so that every machine draws the same.
struct SamplePlan {
  private var ends: [UInt64] = []

  init() {
    var sum: UInt64 = 0
    for stratum in Stratum.all {
      for weight in stratum.course {
        sum += UInt64((weight * 1_000_000).rounded())
        ends.append(sum)
      }
    }
  }

  /// The sum of all weights.
  var total: UInt64 { ends[ends.count - 1] }

  /// The expected share of a group in one month.
  func share(stratum: Int, month: Int) -> Double {
    let place = stratum * Stratum.months + month
    return Double(ends[place] - (place == 0 ? 0 : ends[place - 1])) / Double(total)
  }

  func draw(_ random: inout RandomStream) -> (Stratum, month: Int) {
    let wanted = random.next().multipliedFullWidth(by: total).high
    var low = 0
    var high = ends.count - 1
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] > wanted { high = middle } else { low = middle + 1 }
    }
    return (Stratum.all[low / Stratum.months], low % Stratum.months)
  }
}
