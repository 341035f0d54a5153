import { expect, type Locator } from '@playwright/test';
import { manyNumbers } from '#simulators/cliqphone/directory.ts';
import { FEW_NUMBERS, shareCliqphoneDesk } from './support/cliqphoneDesk.ts';
import { test } from './support/test.ts';
import { get } from './support/windows.ts';

/** The company's numbers in the main window, from the list to what Cliqphone was really asked to save. */

const COUNT = 50_000;
const desk = shareCliqphoneDesk({ numbers: [...FEW_NUMBERS, ...manyNumbers(COUNT)] });

const screen = (): Locator => desk().main.locator('[data-screen="numbers"]');
const sheet = (): Locator => desk().main.locator('dialog.sheet');
const rows = (): Locator => screen().getByRole('grid').locator('[data-key]');
const rowOf = (text: string): Locator => rows().filter({ hasText: text });
const detail = (): Locator => screen().locator('article.detail');
const field = (name: string): Locator => sheet().locator(`[data-field="${name}"]`);
const sentOf = (operation: string) =>
  desk()
    .cliqphone.log()
    .filter((request) => request.operation === operation);

async function openScreen(): Promise<void> {
  const { main } = desk();
  await main.keyboard.press('Control+5');
  await expect(screen().locator('h1')).toBeFocused();
  await expect(rows().first()).toBeVisible();
}

async function search(text: string): Promise<void> {
  await screen().getByRole('searchbox').fill(text);
}

async function openForm(number: string, display: string): Promise<void> {
  await openScreen();
  await search(number);
  await expect(rows()).toHaveCount(1);
  await rowOf(display).click();
  await detail().locator('[data-action="edit"]').click();
  await expect(field('holder')).toBeVisible();
}

async function saveChanges(): Promise<void> {
  await sheet().locator('[data-action="review"]').click();
  await sheet().locator('[data-action="save"]').click();
}

async function leaveForm(): Promise<void> {
  await desk().main.keyboard.press('Escape');
  await expect(sheet()).toHaveCount(0);
}

test('nothing is read before the screen is opened; then fifty thousand numbers are there to the last', async () => {
  const { main, cliqphone } = desk();
  expect(cliqphone.log()).toEqual([]);
  await openScreen();
  await expect(screen().locator('.matched')).toHaveText('50,006 numbers');
  expect(await rows().count()).toBeLessThan(60);
  await main.keyboard.press('Tab');
  await screen().getByRole('grid').focus();
  await main.keyboard.press('End');
  await expect(detail()).toHaveCount(0);
  const last = screen().getByRole('row').last();
  await expect(last).toHaveAttribute('aria-rowindex', String(COUNT + FEW_NUMBERS.length + 1));
  await expect(last).toHaveAttribute('aria-selected', 'true');
  await main.keyboard.press('Enter');
  await expect(detail().locator('h2')).toBeFocused();
  await expect(detail().locator('h2')).toHaveText((await last.locator('.number').innerText()).trim());
  await main.keyboard.press('Escape');
  await expect(screen().getByRole('grid')).toBeFocused();
  expect(sentOf('numbers')).toHaveLength(1);
});

test('typing, zones and filters narrow the list, and one press takes them all back', async () => {
  await openScreen();
  await search('01 87 22 44 65');
  await expect(rows()).toHaveCount(1);
  await expect(rowOf('+33 1 87 22 44 65')).toContainText('Claire Morel');
  await search('lefevre support');
  await expect(rows().first()).toContainText('Anaïs Lefèvre');
  await search('');
  await screen().locator('[data-zone="04"]').click();
  await screen().locator('[data-filter="kind"]').selectOption('fax');
  await screen().locator('[data-filter="state"]').selectOption('active');
  await expect(rows().first()).toContainText('Fax');
  await expect(rows().first()).toContainText('+33 4');
  await screen().locator('[data-filter="holder"]').selectOption('Claire Morel');
  await expect(screen()).toContainText('No number fits');
  await screen().getByRole('button', { name: 'Show all numbers' }).last().click();
  await expect(screen().locator('.matched')).toHaveText('50,006 numbers');
});

test('a number is changed: what changes is shown first, and nothing else is sent, once', async () => {
  const { cliqphone } = desk();
  await openForm('0482530000', '+33 4 82 53 00 00');
  await expect(field('holderEmail')).toHaveAttribute('placeholder', 'Not known: stays as it is');
  await expect(
    sheet().getByRole('radiogroup', { name: 'Recording' }).getByRole('radio').first(),
  ).toBeChecked();
  await field('holder').fill('Zoé Durand');
  await field('waitingMusic').selectOption({ label: 'Musique attente' });
  await sheet()
    .getByRole('radiogroup', { name: 'Forwarding rings' })
    .getByText('One after the other')
    .click();
  await field('ringSeconds').fill('25');
  await sheet().getByText('Mon', { exact: true }).click();
  await sheet().locator('[data-action="review"]').click();
  const change = (name: string): Locator => sheet().locator(`[data-change="${name}"]`);
  await expect(change('holder')).toHaveText(/Holder\s*Karim Benali\s*Zoé Durand/);
  await expect(change('waitingMusic')).toContainText('not known');
  await expect(change('waitingMusic')).toContainText('Musique attente (231)');
  await expect(sheet().locator('[data-change]')).toHaveCount(5);
  expect(sentOf('editNumber')).toEqual([]);
  await sheet().locator('[data-action="save"]').dblclick();
  await expect(sheet().locator('[data-result="saved"]')).toContainText('Zoé Durand');
  expect(cliqphone.saved()).toHaveLength(1);
  expect(cliqphone.detailsOf(149)).toMatchObject({
    nomPorteur: 'Zoé Durand',
    musicAattente: '231',
    sonnerie: '25',
    typeRenvoi: 'Seq',
    jours: 'Lu',
  });
  expect(Object.keys(cliqphone.detailsOf(149))).not.toContain('activerEnregistrement');
  await leaveForm();
  await expect(rowOf('Zoé Durand')).toHaveCount(1);
  await expect(detail()).toContainText('Zoé Durand');
  await desk().main.keyboard.press('Control+9');
  const written = desk().main.locator('[data-changes] [data-action="numberEdited"]');
  await expect(written).toHaveCount(1);
  await expect(written).toContainText('+33 4 82 53 00 00');
});

test('a free number of a zone is added', async () => {
  const { cliqphone } = desk();
  await openScreen();
  await screen().locator('[data-action="add"]').click();
  await expect(field('zoneCode')).toBeFocused();
  await sheet().locator('[data-action="review"]').click();
  await expect(sheet().locator('[data-problem="number"]')).toContainText('A number is needed');
  await field('zoneCode').selectOption('fr_01');
  await sheet().locator('[data-free="filter"]').fill('01 87 22');
  await sheet().getByRole('button', { name: 'Take +33 1 87 22 44 66' }).click();
  await expect(field('number')).toHaveValue('+33 1 87 22 44 66');
  await field('holder').fill('José Garcia');
  await field('hourFrom').fill('25h');
  await expect(sheet().locator('[data-problem="hourFrom"]')).toContainText('like 9:30');
  await field('hourFrom').fill('9h');
  await expect(sheet().locator('[data-reading-of="hourFrom"]')).toContainText('09:00');
  await sheet().locator('[data-action="review"]').click();
  await expect(sheet().locator('[data-problem="hourTo"]')).toContainText('Both ends');
  await field('hourTo').fill('18:00');
  await saveChanges();
  await expect(sheet().locator('[data-result="saved"]')).toBeVisible();
  expect(sentOf('addNumber')).toHaveLength(1);
  // What nobody filled in is not sent: a free number may have it already.
  expect(Object.keys(cliqphone.detailsOf(148)).sort()).toEqual([
    'code',
    'hourDebut',
    'hourFin',
    'nomPorteur',
    'numero',
  ]);
  expect(cliqphone.numbers().find(({ id }) => id === 148)?.nomPorteur).toBe('José Garcia');
  await leaveForm();
});

test('what Cliqphone refuses is said at its field, with what was typed still there', async () => {
  await openForm('0187224465', '+33 1 87 22 44 65');
  await field('voicemail').selectOption('other');
  await field('voicemail').fill('999');
  await field('info').fill('Reception');
  await saveChanges();
  await expect(sheet().locator('[data-problem="voicemail"]')).toContainText(
    'does not take this voicemail greeting',
  );
  await expect(field('voicemail')).toBeFocused();
  await expect(field('info')).toHaveValue('Reception');
  await field('voicemail').fill('233');
  await saveChanges();
  await expect(sheet().locator('[data-result="saved"]')).toBeVisible();
  await leaveForm();
});

test('a lost answer is a doubt with what Cliqphone says now, and is not sent again by itself', async () => {
  const { cliqphone } = desk();
  const before = cliqphone.saved().length;
  await openForm('0187224465', '+33 1 87 22 44 65');
  await field('holder').fill('Anna Weber');
  cliqphone.setFaults([
    { system: 'cliqphone', operation: 'editNumber', kind: 'reset', acts: true, times: 1 },
  ]);
  await saveChanges();
  const result = sheet().locator('[data-result="unconfirmed"]');
  await expect(result).toContainText('the connection broke before the answer', {
    timeout: 20_000,
  });
  await expect(result.locator('[data-look="found"]')).toBeVisible();
  await expect(result).toContainText('Anna Weber');
  expect(cliqphone.saved().length - before).toBe(1);
  await sheet().locator('[data-action="readList"]').click();
  await expect(rowOf('Anna Weber')).toHaveCount(1);
});

test('the form stays while Cliqphone is silent, and begins with the doubt when it is opened again', async () => {
  const { main, cliqphone } = desk();
  await openForm('0187224465', '+33 1 87 22 44 65');
  await field('ringSeconds').fill('40');
  cliqphone.setFaults([{ system: 'cliqphone', operation: 'editNumber', kind: 'delay', value: 60_000 }]);
  await saveChanges();
  await expect(sheet().locator('[data-busy]')).toContainText('stays until Cliqphone has answered');
  await main.keyboard.press('Escape');
  await expect(sheet().locator('[data-result="unconfirmed"]')).toBeVisible({ timeout: 20_000 });
  cliqphone.setFaults([]);
  await leaveForm();
  await detail().locator('[data-action="edit"]').click();
  await expect(sheet().locator('[data-sent-at]')).toBeVisible();
  await expect(sheet().locator('[data-change="ringSeconds"]')).toContainText('40');
  await sheet().locator('[data-action="back"]').click();
  await sheet().locator('[data-action="review"]').click();
  await expect(sheet().locator('[data-action="save"]')).toHaveCount(0);
  await sheet().locator('[data-action="sendAgain"]').click();
  await expect(sheet().locator('[data-result="saved"] [data-untold]')).toContainText('Rings for');
  await leaveForm();
});

test('what no list tells is taken away by a press of its own', async () => {
  const { cliqphone } = desk();
  await openForm('0187224465', '+33 1 87 22 44 65');
  await field('forwardTo').fill('104');
  await saveChanges();
  await expect(sheet().locator('[data-result="saved"]')).toBeVisible();
  expect(cliqphone.detailsOf(147)).toMatchObject({ numRenvoi: '104', sonnerie: '40' });
  await leaveForm();
  await detail().locator('[data-action="edit"]').click();
  await sheet().locator('[data-take-away="forwardTo"]').click();
  await sheet().locator('[data-action="review"]').click();
  await expect(sheet().locator('[data-change="forwardTo"]')).toContainText('taken away');
  // Escape goes one step back, and not away.
  await desk().main.keyboard.press('Escape');
  await sheet().locator('[data-action="review"]').click();
  await sheet().locator('[data-action="save"]').click();
  await expect(sheet().locator('[data-result="saved"]')).toBeVisible();
  expect(cliqphone.detailsOf(147)).toMatchObject({ numRenvoi: '', sonnerie: '40' });
  await leaveForm();
});

test('what did not leave is told from a doubt, and the same press sends it when it can', async () => {
  const { cliqphone } = desk();
  await openForm('0187224465', '+33 1 87 22 44 65');
  await field('holder').fill('Claire Morel');
  cliqphone.setFaults([
    { system: 'cliqphone', operation: 'editNumber', kind: 'status', value: 429, times: 1 },
  ]);
  await saveChanges();
  await expect(sheet().locator('[data-result="rateLimited"]')).toBeVisible();
  await sheet().locator('[data-action="save"]').click();
  await expect(sheet().locator('[data-result="saved"]')).toBeVisible();
  await leaveForm();
});

test('a sign-in that has run out is renewed without a word', async () => {
  const { cliqphone } = desk();
  cliqphone.expireTokens();
  await openForm('0187224465', '+33 1 87 22 44 65');
  await field('info').fill('Reception, ground floor');
  await saveChanges();
  await expect(sheet().locator('[data-result="saved"]')).toBeVisible();
  await leaveForm();
});

test('a number that somebody else changed is not overwritten unseen', async () => {
  const { cliqphone } = desk();
  await openScreen();
  await search('0299001122');
  await rowOf('+33 2 99 00 11 22').click();
  // Two numbers have one id: neither can be changed from here.
  await expect(detail().locator('[data-locked="sharedId"]')).toBeVisible();

  await openForm('0482530001', '+33 4 82 53 00 01');
  await field('info').fill('Fax of the workshop');
  const numbers = cliqphone
    .numbers()
    .map((each) => (each.id === 150 ? { ...each, nomPorteur: 'Somebody' } : each));
  cliqphone.setDirectory({ numbers });
  await saveChanges();
  await expect(sheet().locator('[data-result="changedMeanwhile"]')).toContainText('Somebody');
  expect(cliqphone.detailsOf(150)).toEqual({});
  await sheet().locator('[data-action="takeOver"]').click();
  await expect(field('holder')).toHaveValue('Somebody');
  await expect(field('info')).toHaveValue('Fax of the workshop');
  await saveChanges();
  await expect(sheet().locator('[data-result="saved"]')).toBeVisible();
  await leaveForm();
});

test('a form that is closed by accident comes back as it was', async () => {
  await openForm('0187224465', '+33 1 87 22 44 65');
  await field('info').fill('half a thought');
  await leaveForm();
  await detail().locator('[data-action="edit"]').click();
  await expect(field('info')).toHaveValue('half a thought');
  await sheet().locator('[data-action="afresh"]').click();
  await expect(field('info')).not.toHaveValue('half a thought');
  await leaveForm();
});

test('a web page in place of the list, and a refused account, leave the old list and say why', async () => {
  const { cliqphone } = desk();
  await openScreen();
  await search('');
  cliqphone.setFaults([{ system: 'cliqphone', operation: 'numbers', kind: 'html' }]);
  await screen().locator('[data-action="refresh"]').click();
  const trouble = screen().locator('[data-reading="failed"]');
  await expect(trouble).toContainText('answered something unreadable');
  await expect(trouble).toContainText('What shows is from');
  await expect(rows().first()).toBeVisible();
  cliqphone.setFaults([]);
  cliqphone.setAccount({ active: false });
  cliqphone.expireTokens();
  await trouble.locator('[data-action="retry"]').click();
  const refused = screen().locator('[data-reading="refused"]');
  await expect(refused).toContainText('The account is switched off at Cliqphone');
  await expect(refused).toContainText('Have Cliqphone switch it on again');
  await expect(refused.locator('[data-said-at]')).toContainText('to spare the account');
  await refused.locator('summary').click();
  await expect(refused).toContainText('00 02 compte user inactif');
  await expect(refused.getByRole('button', { name: 'Set Cliqphone up' })).toBeVisible();
  // A refused account is asked again only when a person says so.
  const signIns = sentOf('signIn').length;
  cliqphone.setAccount({ active: true });
  await desk().main.keyboard.press('Control+1');
  await openScreen();
  await expect(refused).toBeVisible();
  expect(sentOf('signIn')).toHaveLength(signIns);
  await screen().locator('[data-action="retry"]').click();
  await expect(screen().locator('[data-reading]')).toHaveCount(0);
});

test('the same in French, and without Cliqphone the way to the settings', async () => {
  const { main, cliqphone } = desk();
  await get(main, 'settings.change', { change: { language: 'fr' } });
  await expect(main.locator('html')).toHaveAttribute('lang', 'fr');
  await openForm('0482530000', '+33 4 82 53 00 00');
  await expect(field('holderEmail')).toHaveAttribute('placeholder', 'Inconnu\u202f: reste tel quel');
  await field('holder').fill('Karim Benali');
  await field('forwardTo').fill('abc');
  await expect(sheet().locator('[data-problem="forwardTo"]')).toContainText('Des chiffres seulement');
  await field('forwardTo').fill('06 12 34 56 78');
  await sheet().locator('[data-action="review"]').click();
  await expect(sheet().locator('[data-change="forwardTo"]')).toContainText('inconnu');
  await sheet().locator('[data-action="save"]').click();
  await expect(sheet().locator('[data-result="saved"]')).toContainText('Les modifications sont enregistrées');
  await leaveForm();

  await get(main, 'settings.change', { change: { cliqphone: { allowInsecureHttp: false } } });
  await expect(screen().locator('[data-withheld="inClear"]')).toContainText('permettez HTTP simple');
  await get(main, 'settings.change', { change: { cliqphone: { allowInsecureHttp: true, baseUrl: null } } });
  await expect(screen()).toContainText('Les numéros de la société sont chez Cliqphone');
  await screen().locator('[data-action="settings"]').click();
  await expect(main.locator('[data-setting="cliqphone.baseUrl"]')).toBeVisible();
  await get(main, 'settings.change', { change: { language: 'en', cliqphone: { baseUrl: cliqphone.url } } });
  await expect(main.locator('html')).toHaveAttribute('lang', 'en');
});
