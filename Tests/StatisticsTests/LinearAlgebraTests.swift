import LinearAlgebra
import Testing

@Suite struct LinearAlgebraTests {
  private let tall = [[1.0, 1, 1, 1], [0.0, 1, 2, 3]]

  @Test func productsFollowTheOrientation() throws {
    let matrix = try Matrix(columns: tall)
    #expect(try matrix.multiplied(.transposed, by: matrix).elements == [4, 6, 6, 14])
    #expect(try matrix.multiplied(by: [1, 2]) == [1, 3, 5, 7])
    #expect(try matrix.multiplied(.transposed, by: [1, 0, 0, 1]) == [2, 3])
    #expect(try matrix.transposed.multiplied(by: matrix) == matrix.multiplied(.transposed, by: matrix))
  }

  @Test func shapesThatDoNotFitAreAnError() throws {
    let matrix = try Matrix(columns: tall)
    #expect(throws: LinearAlgebraError.shapeMismatch) { try matrix.multiplied(by: matrix) }
    #expect(throws: LinearAlgebraError.shapeMismatch) { try matrix.multiplied(by: [1]) }
    #expect(throws: LinearAlgebraError.shapeMismatch) { try Matrix(columns: [[1], [1, 2]]) }
    #expect(throws: LinearAlgebraError.shapeMismatch) { try Matrix(rows: 2, columns: 2, elements: [1]) }
  }

  @Test func anEmptyInnerSizeGivesZeros() throws {
    let product = try Matrix(rows: 2, columns: 0).multiplied(by: Matrix(rows: 0, columns: 3))
    #expect(product == Matrix(rows: 2, columns: 3))
  }

  @Test func dependentColumnsAreRankDeficient() throws {
    let matrix = try Matrix(columns: [[1, 2, 3], [2, 4, 6]])
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 1)) { try QRFactorisation(matrix) }
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 0)) {
      try QRFactorisation(Matrix(rows: 3, columns: 1))
    }
  }

  @Test func wideEmptyAndInfiniteMatricesAreRefused() throws {
    #expect(throws: LinearAlgebraError.unsupportedShape) { try QRFactorisation(Matrix(rows: 1, columns: 2)) }
    #expect(throws: LinearAlgebraError.unsupportedShape) { try QRFactorisation(Matrix(rows: 3, columns: 0)) }
    #expect(throws: LinearAlgebraError.notFinite) { try QRFactorisation(Matrix(columns: [[1, .nan]])) }
  }

  @Test func factorsMultiplyToTheMatrix() throws {
    let matrix = try Matrix(columns: tall)
    let factors = try QRFactorisation(matrix)
    let product = try factors.orthonormal.multiplied(by: factors.triangle)
    for (ours, wanted) in zip(product.elements, matrix.elements) { #expect(abs(ours - wanted) < 1e-14) }
    let identity = try factors.pseudoinverse().multiplied(by: matrix)
    for (ours, wanted) in zip(identity.elements, [1.0, 0, 0, 1]) { #expect(abs(ours - wanted) < 1e-14) }
  }

  @Test func aBatchGivesEachSeriesItsOwnLine() throws {
    let fit = try SharedLeastSquares(design: Matrix(columns: tall))
    let both = try fit.fit(Matrix(columns: [[1, 3, 5, 7], [0, 1, 1, 0]]))
    for (ours, wanted) in zip(both.coefficients.elements, [1, 2, 0.5, 0]) {
      #expect(abs(ours - wanted) < 1e-14)
    }
    for (ours, wanted) in zip(both.residuals.column(1), [-0.5, 0.5, 0.5, -0.5]) {
      #expect(abs(ours - wanted) < 1e-14)
    }
    #expect(abs(fit.leverages.reduce(0, +) - 2) < 1e-14)
  }

  @Test func aBatchWithoutSeriesIsEmpty() throws {
    let fit = try SharedLeastSquares(design: Matrix(columns: tall)).fit(Matrix(rows: 4, columns: 0))
    #expect(fit.coefficients.elements.isEmpty)
  }
}
