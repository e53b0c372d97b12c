// How the heap of a run grows. Called once, at the start of main.
#pragma once

namespace stageplot::cli {

/// A run allocates, prints and ends: the heap grows in large steps, and what is freed is kept for what comes, since
/// every page that the system takes back and gives again is cleared anew. The first pages, which every run fills, come
/// all at once; large pages, which cost the system a third of the time, begin right behind them.
void tune_heap();

}  // namespace stageplot::cli
