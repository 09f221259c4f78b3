@echo off
chcp 65001 >nul
pushd "%~dp0"
where /q teladan || goto missing

teladan serve --open
goto end

:missing
echo The program teladan.exe was not found. Put teladan.exe in this folder, then try again.

:end
echo.
pause
popd
