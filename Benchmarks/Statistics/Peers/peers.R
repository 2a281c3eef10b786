# Times and answers of the R peers; the same questions and answers as peers.py.
suppressMessages({
  library(MASS)
  library(strucchange)
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

versions <- function() {
  packages <- c("MASS", "strucchange")
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
  start <- Sys.time()
  repeat {
    call(all_series[[done %% length(all_series) + 1]])
    done <- done + 1
    taken <- as.numeric(Sys.time() - start, units = "secs")
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
