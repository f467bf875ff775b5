import { format } from 'prettier';
import { openLab } from './lab.ts';
const lab = await openLab();
const [file, fn] = process.argv.slice(2);
try {
  console.log(await format(await (await import(`./${file}.ts`))[fn!](lab), { parser: 'markdown' }));
} finally {
  await lab.close();
}
