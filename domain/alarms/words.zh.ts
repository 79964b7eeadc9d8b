import type { AlarmCatalog } from './catalog.ts';

const coded = (code: string | null) => (code === null ? '' : `（${code}）`);

/** Alarms in Chinese. */
export const alarmsZh: AlarmCatalog = {
  database_down: {
    what: ({ code }) => `数据库没有响应${coded(code)}，无法报送，也无法发送邮件。`,
    remedy: '请启动数据库，并检查连接设置。恢复后一切自动继续。',
  },
  schema_behind: {
    what: ({ count }) => `数据库缺少本版本的${count}项结构变更。`,
    remedy: '请运行结构升级命令，或者启动与该数据库对应的版本。',
  },
  writes_refused: {
    what: ({ code }) => `数据库不能写入${coded(code)}，报送会被拒绝。`,
    remedy: '请检查它是否为只读库或备库，并将正确的库设为主库。',
  },
  disk_full: {
    what: ({ code }) => `数据库磁盘已满${coded(code)}，报送会被拒绝。`,
    remedy: '请清理数据库所在磁盘。此前已报送的内容不受影响。',
  },
  worker_gone: {
    what: () => '没有后台进程在运行：邮件不会发出，催办步骤不会执行。',
    remedy: '请启动后台进程，其日志末尾会说明停止原因。',
  },
  worker_idle: {
    what: ({ count }) => `有${count}个后台进程仍在运行，但不再完成流程引擎的任务。`,
    remedy: '请检查后台进程能否连通流程引擎，重启后台进程并查看日志。',
  },
  no_pollers: {
    what: () => '后台进程在运行，但流程引擎看不到它们领取任务。',
    remedy: '请核对后台进程的引擎地址、命名空间和网络，并重启后台进程。',
  },
  pages_gone: {
    what: () => '一个网页服务进程未经正常停止就结束了。',
    remedy: '请重新启动网页服务，其日志末尾会说明停止原因。',
  },
  clock_off: {
    what: ({ count }) => `有服务器的时钟与数据库相差${count}秒。`,
    remedy: '请让所有服务器使用同一时间源。在此期间邮件以数据库时间为准。',
  },
  relay_late: {
    what: ({ count }) => `有${count}条流程通知未能送达。`,
    remedy: '请检查流程引擎是否响应、后台进程是否运行。系统会自动重试。',
  },
  steps_late: {
    what: ({ count }) => `有${count}个催办步骤已经延误。`,
    remedy: '请等候几分钟：系统会自动再次通知相应流程。同时请查看后台进程日志。',
  },
  steps_stuck: {
    what: ({ count }) => `有${count}个到期步骤一直没有执行，再次通知后仍无效果。`,
    remedy: '请重启后台进程并查看日志，检查流程引擎的数据是否丢失。',
  },
  mail_untaken: {
    what: ({ count }) => `有${count}封邮件已到发送时间，但没有一封发出。`,
    remedy: '请检查后台进程是否运行、邮件服务器是否响应。邮件会保留，恢复后自动发出。',
  },
  mail_refused: {
    what: ({ count, code }) =>
      `邮件服务器不接收邮件：${count}封被推迟或拒收，没有一封被接收${coded(code)}。`,
    remedy: '请检查邮件服务器、账号及其规则。邮件会保留，被拒收的可以重新发送。',
  },
  mail_slow: {
    what: ({ count }) => `邮件发送缓慢：有${count}封已经延误。`,
    remedy: '请检查邮件服务器是否过慢，可增加连接数或发送进程数。',
  },
  mail_put_off: {
    what: ({ count, code }) => `有${count}封邮件被收件方服务器推迟接收${coded(code)}。`,
    remedy: '系统会在五天内自动重试。如果持续如此，请联系收件单位。',
  },
  mail_uncertain: {
    what: ({ count }) => `有${count}封邮件不能确定是否送达，系统不再重发。`,
    remedy: '请在邮件页面查看，并向收件单位核实。',
  },
  mail_uncomposable: {
    what: ({ count }) => `有${count}封邮件未能生成，属于系统故障。`,
    remedy: '请查看后台进程日志；修复后可在邮件页面重新发送。',
  },
  fenced: {
    what: () => '数据库是从备份恢复的，邮件暂停发送，等待运维人员放行。',
    remedy: '请运行放行命令查看将要发送的邮件，确认后放行（见运行维护文档）。',
  },
  repaired: {
    what: ({ count }) => `一小时内发现并补救了${count}处丢失的步骤、通知或邮件。`,
    remedy: '没有内容丢失。请查看当时的后台进程日志：正常情况下不应出现。',
  },
  schedule_stopped: {
    what: () => '流程引擎的定时任务已停止运行，核查由后台进程自行进行。',
    remedy: '请在流程引擎中查看核查补救的定时任务：恢复它，或者重启一个后台进程。',
  },
  temporal_down: {
    what: () => '流程引擎没有响应，催办步骤不会执行；报送不受影响。',
    remedy: '请启动流程引擎，并检查地址、命名空间和密钥。恢复后一切自动继续。',
  },
  smtp_down: {
    what: () => '邮件服务器没有响应，或者拒绝了我们的账号。',
    remedy: '请检查邮件服务器、账号和设置。邮件会保留，恢复后自动发出。',
  },
};
