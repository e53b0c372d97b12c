# How programs are linked. A released program carries its libraries inside: finding, mapping and relocating nine shared
# ones took 1 of the 2.5 ms in which `stageplot --version` answers, and a preview pays that on every keystroke. libc and
# libm stay shared, so that the system's security updates reach them.
# Other builds link what links faster.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  set(release ON)
else()
  set(release OFF)
endif()
option(STAGEPLOT_STATIC_LIBRARIES "link all libraries statically of which there is an archive, but libc and libm" ${release})

if(STAGEPLOT_STATIC_LIBRARIES)
  # Both find_package() and pkg_check_modules() take an archive then where Debian has one.
  list(PREPEND CMAKE_FIND_LIBRARY_SUFFIXES .a)
  set(OPENSSL_USE_STATIC_LIBS ON)
  add_link_options(-static-libstdc++ -static-libgcc LINKER:--gc-sections)
endif()
