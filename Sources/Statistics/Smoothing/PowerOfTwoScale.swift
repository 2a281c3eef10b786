/// The power of two to divide values by, so that sums of huge values do not overflow and tiny ones keep
/// their digits.
///
/// It is 1 for nothing and for values of an ordinary size, below 2^400 and above 2^-400 in the largest.
/// To divide by it and to multiply by it again loses no digit. Values that are not finite do not count.
public func powerOfTwoScale(of values: some Sequence<Double>) -> Double {
  var size = 0.0
  for value in values where value.isFinite { size = max(size, abs(value)) }
  return size > 0x1p400 || (size > 0 && size < 0x1p-400) ? size.binade : 1
}
