// `npm run screenshots`: makes the pictures of the READMEs and the guides from the running product under virtual time.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { findChromium, launchChromium } from './chromium.ts';
import {
  addOffices,
  addPeople,
  addRegions,
  importNotice,
  launchPlan,
  setUp,
  type Shoot,
} from './own-document.ts';
import { runProduct } from './running-product.ts';
import { Visitor } from './visitor.ts';

const FOLDER = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const GUIDE = fileURLToPath(new URL('../../docs/guide/pictures', import.meta.url));
/** What the guides show of that way. */
const SHOWN = ['first-steps', 'import', 'import-duties', 'launch', 'launch-ready'];
const LANGS = [
  { lang: 'zh-CN', suffix: 'zh' },
  { lang: 'en', suffix: 'en' },
];

const executable = findChromium();
if (executable === null) throw new Error('no Chromium: install it, or set CHROMIUM_PATH');
await mkdir(FOLDER, { recursive: true });
await mkdir(GUIDE, { recursive: true });
const browser = await launchChromium(executable);
const product = await runProduct(['--virtual-time', '--from', '2026-10-30']);
try {
  const officer = await Visitor.arrive(product, browser, 'officer@wenhua.example');
  const other = await Visitor.arrive(product, browser, 'officer@nongmuye.example');
  const commission = await Visitor.arrive(product, browser, 'officer@fagaiwei.example');
  const shoot = async (visitor: Visitor, path: string, name: string) => {
    for (const { lang, suffix } of LANGS) {
      await visitor.open(path);
      const isOther = await visitor.page.locator(`button[name=lang][value="${lang}"]`).count();
      if (isOther > 0) await visitor.page.click(`button[name=lang][value="${lang}"]`);
      await visitor.open(path);
      await visitor.page.screenshot({ path: `${FOLDER}/${name}.${suffix}.png` });
      console.log(`${name}.${suffix}.png`);
    }
  };
  await shoot(officer, '/reports/dongbei-receipt-once-wenhua', 'assignment');
  await commission.open('/desk');
  await commission.press('2026-12-04T10:00');
  for (const number of ['001', '002', '005', '008']) {
    await other.open(`/reports/dongbei-periodic-2026-t${number}`);
    await other.file('按年度计划推进，重点项目均已开工，完成投资好于上年同期。');
  }
  await officer.open('/reports/dongbei-periodic-2026-t028');
  await officer.file('文化产业项目开工十二个，走出去活动举办三场。');
  await commission.open('/desk/reports/dongbei-periodic-2026-t028');
  await commission.page.fill('textarea[name=reason]', '请补充完成投资等量化指标。');
  await commission.page.click('button[value=return]');
  for (const number of ['001', '002']) {
    await commission.open(`/desk/reports/dongbei-periodic-2026-t${number}`);
    await commission.page.click('button[value=accept]');
    await commission.page.waitForLoadState();
  }
  await shoot(officer, '/reports/dongbei-periodic-2026-t028', 'report');
  await shoot(officer, '/my', 'my');
  await commission.open('/desk');
  await commission.press('2027-01-08T10:00');
  await shoot(commission, '/desk', 'desk');
  await shoot(commission, '/desk/escalations', 'escalations');
  await shoot(commission, '/desk/reports/dongbei-periodic-2026-t037', 'task');
  await shoot(commission, '/desk/reports', 'ledger');
  await commission.open('/desk');
  await commission.press('2027-01-18T10:00');
  await shoot(commission, '/desk/letters', 'letters');
} finally {
  await product.stop();
}

// From an empty installation to the launch, for the guides.
const empty = await runProduct(['--empty']);
try {
  const admin = await Visitor.arrive(empty, browser, 'admin@duban.test');
  /** A page as it stands, in both languages. */
  const picture: Shoot = async (name, page) => {
    if (!SHOWN.includes(name)) return;
    const { href } = new URL(page.url());
    for (const { lang, suffix } of [...LANGS].reverse()) {
      const other = page.locator(`button[name=lang][value="${lang}"]`);
      if ((await other.count()) > 0) {
        await other.click();
        await page.goto(href);
      }
      await page.screenshot({ path: `${GUIDE}/${name}.${suffix}.png` });
      console.log(`${name}.${suffix}.png`);
    }
  };
  await setUp(empty, admin, picture);
  await addOffices(admin);
  await addRegions(admin);
  await importNotice(admin, picture);
  await addPeople(admin);
  await launchPlan(admin, picture);
} finally {
  await browser.close();
  await empty.stop();
}
