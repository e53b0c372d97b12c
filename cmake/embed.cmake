# Shipped targets, schemas and policies are part of the binary: embed_files() turns a list of files, named from the
# project's root, into one .cpp with their paths and texts. Runs at build time, so an edited schema rebuilds one file.
function(embed_files)
  cmake_parse_arguments(EMBED "" "OUTPUT;SYMBOL" "FILES" ${ARGN})
  set(list_file "${CMAKE_CURRENT_BINARY_DIR}/${EMBED_SYMBOL}.list")
  list(JOIN EMBED_FILES "\n" lines)
  file(CONFIGURE OUTPUT "${list_file}" CONTENT "${lines}\n" @ONLY)
  list(TRANSFORM EMBED_FILES PREPEND "${PROJECT_SOURCE_DIR}/" OUTPUT_VARIABLE inputs)
  add_custom_command(
    OUTPUT "${EMBED_OUTPUT}"
    COMMAND ${CMAKE_COMMAND} -DLIST=${list_file} -DROOT=${PROJECT_SOURCE_DIR} -DOUTPUT=${EMBED_OUTPUT}
            -P "${PROJECT_SOURCE_DIR}/cmake/write_embedded.cmake"
    DEPENDS ${inputs} "${list_file}" "${PROJECT_SOURCE_DIR}/cmake/write_embedded.cmake"
    VERBATIM)
endfunction()
