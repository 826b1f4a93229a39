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

# dragoman_embed_model(TARGET NAME FILE): compiles FILE into TARGET as dragoman_model_NAME up to
# dragoman_model_NAME_end; nothing stands between them where the file is missing.
function(dragoman_embed_model target name file)
  set(path ${CMAKE_SOURCE_DIR}/${file})
  file(GLOB found CONFIGURE_DEPENDS ${path})
  set(asm ".section .rodata\n.global dragoman_model_${name}\n.global dragoman_model_${name}_end\n"
    ".balign 64\ndragoman_model_${name}:\n")
  if(found)
    string(APPEND asm ".incbin \"${path}\"\n")
  else()
    message(STATUS "${file} is missing: built without it")
  endif()
  string(APPEND asm "dragoman_model_${name}_end:\n.byte 0\n.section .note.GNU-stack,\"\",@progbits\n")
  string(REPLACE ";" "" asm "${asm}")
  set(source ${CMAKE_BINARY_DIR}/generated/model_${name}.S)
  file(CONFIGURE OUTPUT ${source} CONTENT "${asm}" @ONLY)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${found}" LANGUAGE ASM)
  target_sources(${target} PRIVATE ${source})
endfunction()
