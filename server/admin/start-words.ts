import type { RegisterWords } from './catalog.ts';

/** In Chinese. */
export const startZh: RegisterWords['start'] = {
  lead: '从空白系统到发出第一封邮件，依次办理下列各步。随时可以离开，回来接着办。',
  finished: '全部完成，系统正在运行。',
  steps: {
    administrator: {
      title: '管理员',
      text: '第一名管理员已设置。建议再设一名，以免无人可用。',
      link: '用户与角色',
    },
    commission: {
      title: '发展改革委',
      text: '新增类别为“发展改革委”的单位，登记其联络员和用户：由其审核、督办。',
      link: '新增单位',
    },
    government: {
      title: '政府办公厅',
      text: '新增类别为“政府办公厅”的单位：重大问题、汇总报告报到这里。',
      link: '新增单位',
    },
    register: {
      title: '各单位',
      text: '新增文件中的部门、地区，或者用电子表格一次导入；导入文件时也可以补充。',
      link: '导入名录',
    },
    document: {
      title: '文件',
      text: '上传或粘贴分工方案，核对系统读出的任务、单位和报送要求后导入。',
      link: '导入文件',
    },
    people: {
      title: '联络员',
      text: '为每个单位登记至少一名联络员，更正被拒收的地址。',
      link: '没有可用联络员的单位',
    },
    launch: {
      title: '启动',
      text: '查看将要发出的全部邮件，核对日期后启动。',
      link: '启动方案',
    },
  },
  done: '已完成',
  next: '下一步',
  later: '待办',
  counts: {
    agencies: (count) => `${count}个单位`,
    reachable: (count) => `其中${count}个有可用联络员`,
    plans: (count) => `${count}份方案`,
  },
};

/** In English. */
export const startEn: RegisterWords['start'] = {
  lead: 'From an empty installation to the first mail, step by step. You can leave at any time and go on later.',
  finished: 'All is done, and the product is at work.',
  steps: {
    administrator: {
      title: 'Administrator',
      text: 'The first one is there. Make a second one, so that there is always one.',
      link: 'Users and roles',
    },
    commission: {
      title: 'Commission',
      text: 'Add the agency of the kind “Commission” with its contacts and users: it reviews and follows up.',
      link: 'Add the agency',
    },
    government: {
      title: 'Government office',
      text: 'Add the agency of the kind “Government office”: major issues and consolidated reports go to it.',
      link: 'Add the agency',
    },
    register: {
      title: 'Agencies',
      text: 'Add the departments and regions that the document names, or bring them in as a workbook; more can be added with the document.',
      link: 'Bring a register in',
    },
    document: {
      title: 'Document',
      text: 'Send in or paste the notice, look over what was read of it (tasks, agencies, duties), and import it.',
      link: 'Import a document',
    },
    people: {
      title: 'People',
      text: 'Enter at least one officer for each agency, and put refused addresses right.',
      link: 'Agencies that nobody can be written to',
    },
    launch: {
      title: 'Launch',
      text: 'See every mail that will go out, check the dates, and launch.',
      link: 'Launch the plan',
    },
  },
  done: 'done',
  next: 'next',
  later: 'to do',
  counts: {
    agencies: (count) => (count === 1 ? '1 agency' : `${count} agencies`),
    reachable: (count) => `${count} of them can be written to`,
    plans: (count) => (count === 1 ? '1 plan' : `${count} plans`),
  },
};
