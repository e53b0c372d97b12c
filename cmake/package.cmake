# What an installation consists of: the program, which carries its schemas and templates inside, the shells' completion
# scripts at the places where Debian's shells look for them, the reference pages. CPack makes a .deb of it, which
# depends on nothing: all libraries are inside (linking.cmake).
include(GNUInstallDirs)

# Packaging installs what has been built; `./dev package` builds before it.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)

# add_completions(TOOL): the scripts are printed by the program, so they can't be older than it.
function(add_completions tool)
  set(outputs "")
  foreach(shell IN ITEMS bash fish zsh)
    set(output "${PROJECT_BINARY_DIR}/completion/stageplot.${shell}")
    add_custom_command(
      OUTPUT "${output}"
      COMMAND ${CMAKE_COMMAND} -E make_directory "${PROJECT_BINARY_DIR}/completion"
      COMMAND ${tool} completion ${shell} > "${output}"
      DEPENDS ${tool}
      VERBATIM)
    list(APPEND outputs "${output}")
  endforeach()
  add_custom_target(completions ALL DEPENDS ${outputs})
endfunction()

if(TARGET stageplot)
  add_completions(stageplot)
  install(TARGETS stageplot RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  set(scripts "${PROJECT_BINARY_DIR}/completion/stageplot")
  install(FILES "${scripts}.bash" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME stageplot)
  install(FILES "${scripts}.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d"
    RENAME stageplot.fish)
  install(FILES "${scripts}.zsh" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" RENAME _stageplot)
  install(PROGRAMS ci/stageplot-merge-request DESTINATION "${CMAKE_INSTALL_BINDIR}")
  install(FILES ci/stageplot.gitlab-ci.yml docs/github-workflow.yml DESTINATION "${CMAKE_INSTALL_DOCDIR}")
  install(FILES docs/commands.md docs/diff.md docs/functions.md docs/rules.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME stageplot)
# A .deb must name a maintainer; the project stands for itself.
set(CPACK_PACKAGE_CONTACT "Stageplot")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "renders and checks a company's environments from one typed model")
set(CPACK_PACKAGE_DESCRIPTION
  "Stageplot keeps a company's environments in one typed model and renders from it
what deploys and watches the services: Helm values, fluentd configs, Terraform.
It checks the model before rendering and the outputs after it, offline.")
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}/package")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS OFF)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
