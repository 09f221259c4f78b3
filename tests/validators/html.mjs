// Every file of HTML by the checker of the W3C.

import { execFileSync, spawnSync } from 'node:child_process';
import vnu from 'vnu-jar';

export function checkHtml(folder, tell) {
  const checked = spawnSync('java', ['-jar', vnu, '--skip-non-html', '--format', 'json', '--errors-only', folder], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (checked.error) {
    tell('HTML', 'Java is not installed');
    return 0;
  }
  for (const { url, lastLine, message, type } of JSON.parse(checked.stderr).messages) {
    if (type === 'error') tell(url.replace(/^.*\//, ''), `line ${lastLine}: ${message}`);
  }
  return Number(execFileSync('sh', ['-c', 'find "$1" -name "*.html" | wc -l', 'sh', folder], { encoding: 'utf8' }));
}
