set(escape_sources
  escape/control_lines.cpp escape/analysis.cpp escape/fragment.cpp escape/raw.cpp)
