# Times and answers of the R peers; the same questions and answers as peers.py.
options(warn = -1)
suppressMessages({
  library(MASS)
  library(strucchange)
  library(surveillance)
})
folder <- commandArgs(trailingOnly = TRUE)[1]

sets <- new.env()
series <- function(name) {
  if (is.null(sets[[name]])) {
    lines <- readLines(file.path(folder, paste0(name, ".csv")))
    sets[[name]] <- lapply(strsplit(lines, ",", fixed = TRUE), as.numeric)
  }
  sets[[name]]
}

calls <- list()

calls$negative_binomial <- function(y) {
  month <- seq_along(y) - 1
  waves <- lapply(c(12, 6), function(length) {
    cbind(sin(2 * pi * month / length), cos(2 * pi * month / length))
  })
  frame <- data.frame(y = y, month = month, do.call(cbind, waves))
  fit <- glm.nb(y ~ ., data = frame, control = glm.control(epsilon = 1e-10, maxit = 100))
  c(coef(fit), fit$theta)
}

calls$breaks_of_line <- function(y) {
  frame <- data.frame(y = y, t = seq_along(y))
  fit <- breakpoints(y ~ t, h = 0.15, data = frame)
  chosen <- breakpoints(fit)$breakpoints
  c(summary(fit)$RSS["RSS", ], if (all(is.na(chosen))) NULL else chosen)
}

calls$stl_periodic <- function(y) {
  fit <- stl(ts(y, frequency = 12), "periodic")$time.series
  c(fit[, "trend"], fit[, "seasonal"])
}

# The Fortran that stats::stl calls, without what R does around it.
fortran_stl <- function(y, windows, seasonal_degree, jumps, inner) {
  n <- length(y)
  fit <- .Fortran(getNamespace("stats")$C_stl, y, n, 12L, windows[1], windows[2], windows[3],
    seasonal_degree, 1L, 1L, nsjump = jumps[1], ntjump = jumps[2], nljump = jumps[3], ni = inner,
    no = 0L, weights = double(n), seasonal = double(n), trend = double(n), double((n + 24) * 5))
  c(fit$trend, fit$seasonal)
}

calls$stl_fortran <- function(y) fortran_stl(y, c(7L, 23L, 13L), 1L, c(1L, 1L, 1L), 5L)

calls$stl_periodic_fortran <- function(y) {
  n <- length(y)
  parts <- fortran_stl(y, c(10L * n + 1L, 19L, 13L), 0L, c(n + 1L, 2L, 2L), 2L)
  season <- rowMeans(matrix(parts[n + seq_len(n)], 12))
  c(parts[seq_len(n)], rep_len(season, n))
}

# The bounds of the last year, -1 where so little was counted that there is none; what the peer has for defaults is set
# where ours differ.
bounds <- function(method, y, frequency, control) {
  watched <- sts(observed = y, start = c(2000, 1), frequency = frequency)
  control$range <- length(y) - (frequency - 1):0
  found <- as.numeric(upperbound(method(watched, control)))
  ifelse(is.na(found) | found == 0, -1, found)
}

flexible <- list(b = 5, weightsThreshold = 2.58, pThresholdTrend = 1, thresholdMethod = "nbPlugin", alpha = 0.01,
  powertrans = "none", glmWarnings = FALSE)

calls$farrington_flexible_months <- function(y) {
  bounds(farringtonFlexible, y, 12, c(flexible, w = 1, noPeriods = 4, pastWeeksNotIncluded = 6))
}

calls$farrington_flexible_weeks <- function(y) {
  bounds(farringtonFlexible, y, 52, c(flexible, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26))
}

calls$farrington_weeks <- function(y) {
  bounds(farrington, y, 52, list(b = 5, w = 3, alpha = 0.01, powertrans = "2/3", verbose = FALSE))
}

calls$ears_weeks <- function(y) {
  watched <- sts(observed = y, start = c(2000, 1), frequency = 52)
  as.numeric(upperbound(earsC(watched, list(method = "C2", minSigma = 0.5, alpha = 0.001))))
}

versions <- function() {
  packages <- c("MASS", "strucchange", "surveillance")
  found <- c(R = paste(R.version$major, R.version$minor, sep = "."),
             sapply(packages, function(name) as.character(packageVersion(name))))
  sprintf("{%s}", paste(sprintf("\"%s\": \"%s\"", names(found), found), collapse = ", "))
}

numbers <- function(x) sprintf("[%s]", paste(sprintf("%.17g", x), collapse = ", "))

answers <- function(name, of, count) {
  chosen <- head(series(of), as.integer(count))
  sprintf("[%s]", paste(sapply(chosen, function(y) numbers(calls[[name]](y))), collapse = ", "))
}

timing <- function(name, of, seconds) {
  call <- calls[[name]]
  all_series <- series(of)
  seconds <- as.numeric(seconds)
  done <- 0
  start <- sum(proc.time()[1:2])
  repeat {
    call(all_series[[done %% length(all_series) + 1]])
    done <- done + 1
    taken <- sum(proc.time()[1:2]) - start
    if (taken >= seconds) break
  }
  sprintf("%.17g", taken / done)
}

input <- file("stdin", "r")
while (length(line <- readLines(input, n = 1)) > 0) {
  words <- strsplit(line, " ", fixed = TRUE)[[1]]
  reply <- switch(words[1],
    versions = versions(),
    answers = answers(words[2], words[3], words[4]),
    time = timing(words[2], words[3], words[4]))
  cat(sprintf("{\"reply\": %s}\n", reply))
  flush(stdout())
}
