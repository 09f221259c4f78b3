@echo off
chcp 65001 >nul
pushd "%~dp0"
where /q teladan || goto missing

teladan serve --open
goto end

:missing
echo Program teladan.exe belum ditemukan. Simpan teladan.exe di folder ini, lalu coba lagi.

:end
echo.
pause
popd
