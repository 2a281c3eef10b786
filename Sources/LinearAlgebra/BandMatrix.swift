/// A matrix whose rows hold a few numbers side by side, as smoothers have them.
///
/// Every row has `width` numbers, the first of them in column `start`, and zeros elsewhere. Rows that
/// repeat one another one or more columns further on are stored once.
public struct BandMatrix: Sendable, Hashable {
  /// Rows with the same numbers, each `step` columns after the one before.
  private struct Run: Hashable {
    var place: Int
    var start: Int
    var step: Int
    var count: Int
  }

  /// How many numbers a row has.
  public let width: Int
  /// How many rows there are.
  public private(set) var count = 0
  /// How many columns the rows reach over.
  public private(set) var reach = 0
  private var numbers: [Double] = []
  private var runs: [Run] = []

  /// Creates a matrix without rows; a width below 0 counts as 0.
  public init(width: Int) { self.width = max(width, 0) }

  /// Adds a row of `width` numbers that begins in column `start`, which is not negative.
  public mutating func append(_ row: [Double], start: Int) {
    precondition(row.count == width && start >= 0, "a row of another width or left of the matrix")
    count += 1
    reach = max(reach, start + width)
    runs.append(Run(place: numbers.count, start: start, step: 1, count: 1))
    numbers += row
  }

  /// Adds the numbers of the last row once more, in a row that begins in column `start`.
  public mutating func appendLastRow(start: Int) {
    guard let last = runs.last else { return append([], start: start) }
    precondition(start >= 0, "a row left of the matrix")
    count += 1
    reach = max(reach, start + width)
    let step = start - last.start - last.step * (last.count - 1)
    if step > 0, last.count == 1 || step == last.step {
      runs[runs.count - 1].step = step
      runs[runs.count - 1].count += 1
    } else {
      runs.append(Run(place: last.place, start: start, step: 1, count: 1))
    }
  }

  /// Multiplies the matrix by a part of `values` and writes one number a row into a part of `result`.
  ///
  /// The first column meets `values[from]`, the first row gives `result[at]`; both parts must be within
  /// their arrays. Sums run in an order that depends on the matrix alone. O(rows * width).
  public func multiply(
    _ values: [Double], from: Int = 0, into result: inout [Double], at place: Int = 0
  ) {
    precondition(from >= 0 && from + reach <= values.count, "values end before the columns do")
    precondition(place >= 0 && place + count <= result.count, "the result ends before the rows do")
    numbers.withUnsafeBufferPointer { numbers in
      values.withUnsafeBufferPointer { values in
        result.withUnsafeMutableBufferPointer { result in
          guard width > 0, let all = numbers.baseAddress, let first = values.baseAddress,
            var output = result.baseAddress.map({ $0 + place })
          else { return }
          for run in runs {
            let row = all + run.place
            let input = first + from + run.start
            var done = 0
            if run.step == 1 {
              while done + 8 <= run.count {
                Self.eightSums(row, input + done, width, into: output + done)
                done += 8
              }
            }
            while done < run.count {
              output[done] = Self.sum(row, input + done * run.step, width)
              done += 1
            }
            output += run.count
          }
        }
      }
    }
  }

  /// Eight rows at once, each one column after the one before.
  @inline(__always)
  private static func eightSums(
    _ row: UnsafePointer<Double>, _ input: UnsafePointer<Double>, _ width: Int,
    into output: UnsafeMutablePointer<Double>
  ) {
    var (a, b, c, d, e, f, g, h) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for column in 0..<width {
      let number = row[column]
      let next = input + column
      a += number * next[0]
      b += number * next[1]
      c += number * next[2]
      d += number * next[3]
      e += number * next[4]
      f += number * next[5]
      g += number * next[6]
      h += number * next[7]
    }
    output[0] = a
    output[1] = b
    output[2] = c
    output[3] = d
    output[4] = e
    output[5] = f
    output[6] = g
    output[7] = h
  }

  /// One row, as four sums that are added in the end, so that additions do not wait for each other.
  @inline(__always)
  private static func sum(
    _ row: UnsafePointer<Double>, _ input: UnsafePointer<Double>, _ width: Int
  ) -> Double {
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var column = 0
    while column + 4 <= width {
      a += row[column] * input[column]
      b += row[column + 1] * input[column + 1]
      c += row[column + 2] * input[column + 2]
      d += row[column + 3] * input[column + 3]
      column += 4
    }
    var sum = (a + b) + (c + d)
    while column < width {
      sum += row[column] * input[column]
      column += 1
    }
    return sum
  }
}
