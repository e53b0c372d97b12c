# One stage is one folder of generator/, one namespace and one library target. The DEPENDS list is the only place
# where an arrow between stages is drawn; the lint compares it with the folder's #include lines.
#
#   add_stage(NAME layering SOURCES merge.cpp … DEPENDS document diagnostics [PACKAGES fmt::fmt …])
function(add_stage)
  cmake_parse_arguments(STAGE "" "NAME" "SOURCES;DEPENDS;PACKAGES;PRIVATE_PACKAGES" ${ARGN})
  set(target stageplot_${STAGE_NAME})
  add_library(${target} STATIC ${STAGE_SOURCES})
  add_library(stageplot::${STAGE_NAME} ALIAS ${target})
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/generator")
  target_link_libraries(${target} PRIVATE stageplot_warnings ${STAGE_PRIVATE_PACKAGES} PUBLIC ${STAGE_PACKAGES})
  foreach(dependency IN LISTS STAGE_DEPENDS)
    target_link_libraries(${target} PUBLIC stageplot::${dependency})
  endforeach()
  set_property(GLOBAL APPEND PROPERTY STAGEPLOT_STAGES ${STAGE_NAME})
endfunction()

# A test program for one stage, named as its folder under tests/unit/. All share one precompiled header.
#
#   add_stage_test(NAME layering SOURCES merge_test.cpp … DEPENDS layering [PACKAGES …])
function(add_stage_test)
  cmake_parse_arguments(TEST "" "NAME" "SOURCES;DEPENDS;PACKAGES" ${ARGN})
  set(target ${TEST_NAME}_test)
  add_executable(${target} ${TEST_SOURCES})
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_compile_definitions(${target} PRIVATE STAGEPLOT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(${target} PRIVATE stageplot_warnings stageplot_test_main ${TEST_PACKAGES})
  target_precompile_headers(${target} REUSE_FROM stageplot_test_main)
  foreach(dependency IN LISTS TEST_DEPENDS)
    target_link_libraries(${target} PRIVATE stageplot::${dependency})
  endforeach()
  add_test(NAME ${TEST_NAME} COMMAND ${target} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
endfunction()
