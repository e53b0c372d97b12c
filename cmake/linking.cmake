# How programs are linked. A released program carries all its libraries inside, libc, too: it is one file that runs in
# any image of a CI system, and each start is spared finding, mapping and relocating the others: nine libraries took 1 of
# the 2.5 ms in which `stageplot --version` answered, libc and libm a tenth of the time of a small chart. It stays
# position independent. Nothing of it asks libc for what that would load at run time (names of hosts and users,
# encodings); the linker refuses the first that does.
# Other builds and programs link what links faster.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  set(release ON)
else()
  set(release OFF)
endif()
option(STAGEPLOT_STATIC_LIBRARIES "link all libraries statically" ${release})

if(STAGEPLOT_STATIC_LIBRARIES)
  # Both find_package() and pkg_check_modules() take an archive then where Debian has one.
  list(PREPEND CMAKE_FIND_LIBRARY_SUFFIXES .a)
  set(OPENSSL_USE_STATIC_LIBS ON)
  add_link_options(LINKER:--gc-sections)
endif()

# link_for_release(TARGET): nothing is shared.
function(link_for_release target)
  if(STAGEPLOT_STATIC_LIBRARIES)
    target_link_options(${target} PRIVATE -static-pie LINKER:--fatal-warnings)
  endif()
endfunction()
