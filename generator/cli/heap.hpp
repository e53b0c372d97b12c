// How the heap of a run grows. Called once, at the start of main.
#pragma once

namespace stageplot::cli {

/// A run allocates, prints and ends: the heap grows in large steps, and what is freed is kept for what comes, since
/// every page that the system takes back and gives again is cleared anew. What is needed of a step costs the system a
/// third of the time where it may use large pages; the first megabytes stay small pages, for small runs.
void tune_heap();

}  // namespace stageplot::cli
